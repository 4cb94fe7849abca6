"""All policies of a workspace."""

from __future__ import annotations

from kubelint.kube.network import Policies, is_reachable_by_policy, policies, policies_selecting

CILIUM = "apiVersion: cilium.io/v2, kind: CiliumClusterwideNetworkPolicy"
TEXT = f"""
{{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {{name: here}}, spec: {{podSelector: {{matchLabels: {{app: x}}}}}}}}
---
{{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {{name: there, namespace: bank}}, spec: {{podSelector: {{}}}}}}
---
{{{CILIUM}, metadata: {{name: all}}, spec: {{endpointSelector: {{}}, ingress: [{{}}]}}}}
---
{{{CILIUM}, metadata: {{name: some}}, spec: {{endpointSelector: {{matchLabels: {{app: x}}}}, ingress: [{{}}]}}}}
---
{{{CILIUM}, metadata: {{name: bank}}, spec: {{endpointSelector: {{matchLabels: {{io.kubernetes.pod.namespace: bank}}}}, ingress: [{{}}]}}}}
---
{{apiVersion: v1, kind: Pod, metadata: {{name: web, namespace: default, labels: {{app: x}}}}, spec: {{hostNetwork: 'true', containers: []}}}}
---
{{apiVersion: v1, kind: Pod, metadata: {{name: host}}, spec: {{hostNetwork: true, containers: []}}}}
"""


def names(found):
    return [policy.object.name for policy in found]


def test_policies_of_a_namespace(workspace):
    found = Policies(workspace(TEXT))
    assert names(found.in_namespace("default")) == ["here", "all"]  # `some` says nothing about a namespace
    assert names(found.in_namespace("bank")) == ["there", "all", "bank"]
    assert names(found.in_namespace("empty")) == ["all"]


def test_policies_of_a_pod(workspace):
    made = workspace(TEXT)
    web, host = made.pods_in("default")
    assert names(policies_selecting(web, made)) == ["here", "all", "some"]
    assert names(policies_selecting(host, made)) == ["all"]
    assert policies(made) is policies(made)


def test_pods_in_the_network_of_their_node_are_beyond_policies(workspace):
    assert [is_reachable_by_policy(pod) for pod in workspace(TEXT).pods_in("default")] == [True, False]

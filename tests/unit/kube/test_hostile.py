"""No shape of a manifest makes the model raise: every node of good objects is replaced by values it must not have."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from types import SimpleNamespace
from typing import Any

import pytest

from kubelint.kube.access import dig
from kubelint.kube.network import Direction, policies, policies_selecting
from kubelint.kube.objects import nameless_in, objects_in
from kubelint.kube.quantity import parse_quantity
from kubelint.kube.service import services, services_selecting
from kubelint.kube.service_account import token_mount
from kubelint.kube.workspace import Workspace
from kubelint.model.source import Source
from kubelint.syntax.reader import read

HOSTILE = [None, True, 0, -1.5, "", "text", [], ["text"], [[]], [{}], {}, {"a": 1}, {"": {"": [None]}}]
GOOD = """
apiVersion: v1
kind: List
items: [{apiVersion: v1, kind: PodList, items: [{metadata: {name: a}, spec: {containers: [{name: a}]}}]}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    metadata: {labels: {app: web}, annotations: {a: b}}
    spec:
      os: {name: linux}
      serviceAccountName: clerk
      securityContext: {runAsUser: 1}
      volumes: [{name: a}]
      initContainers: [{name: init, restartPolicy: Always}]
      containers: [{name: web, ports: [{name: http, containerPort: 80}], resources: {limits: {cpu: 1}}}]
---
{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: a}}}
---
{apiVersion: v1, kind: ServiceAccount, metadata: {name: clerk, namespace: shop, labels: {a: b}}, automountServiceAccountToken: false}
---
{apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {type: NodePort, selector: {app: web}, ports: [{port: 80, targetPort: http}]}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, namespace: shop}
spec:
  podSelector: {matchLabels: {app: web}, matchExpressions: [{key: app, operator: In, values: [web]}]}
  policyTypes: [Ingress]
  ingress: [{from: [{podSelector: {}}]}]
---
apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata: {name: web}
spec: {endpointSelector: {matchLabels: {"k8s:app": web}}, ingress: [{fromEndpoints: [{}]}], enableDefaultDeny: {ingress: true}}
specs: [{endpointSelector: {}, egressDeny: [{}]}]
---
apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: {name: web}
spec: {selector: has(app), namespaceSelector: has(team), serviceAccountSelector: has(a), types: [Egress], egress: [{action: Allow}]}
---
apiVersion: policy.networking.k8s.io/v1alpha1
kind: AdminNetworkPolicy
metadata: {name: web}
spec:
  subject: {pods: {namespaceSelector: {}, podSelector: {}}}
  ingress: [{action: Deny, from: [{pods: {namespaceSelector: {}, podSelector: {}}}, {namespaces: {}}, {networks: [0.0.0.0/0]}]}]
---
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: web}
spec: {securityContext: {runAsUser: 1}, templates: [{container: {image: a}, sidecars: [{name: b}]}]}
---
{apiVersion: kubeflow.org/v1, kind: PyTorchJob, spec: {pytorchReplicaSpecs: {Worker: {template: {metadata: {labels: {a: b}}, spec: {containers: []}}}}}}
---
{apiVersion: example.org/v1, kind: App, metadata: {name: app}, spec: {podTemplate: {metadata: {labels: {a: b}}, spec: {containers: [{name: a}]}}}}
"""
DOCUMENTS = [document.value for document in read(Source("good.yaml", GOOD))]


def paths(value: Any) -> Iterator[tuple[Any, ...]]:
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield (key,)
        yield from ((key, *path) for path in paths(child))


def exercise(values: list[Any]) -> int:
    """Asks the whole model about documents of these values; the number of containers that it saw."""
    documents = [SimpleNamespace(value=value, source=SimpleNamespace(path="a.yaml")) for value in values]
    workspace = Workspace((o for d in documents for o in objects_in(d)), is_complete=True)
    for document in documents:
        list(nameless_in(document))
    for namespace in workspace.namespaces:
        for policy in policies(workspace).in_namespace(namespace):
            assert {policy.is_default_deny(d) for d in Direction} <= {True, False}
    pods = [pod for item in workspace.objects for pod in item.pods]
    for pod in pods:
        list(policies_selecting(pod, workspace))
        assert token_mount(pod, workspace).is_mounted in (True, False)
        assert all(isinstance(text, str) for text in (pod.os, pod.service_account_name, *pod.object.ref))
        assert all(isinstance(volume, dict) for _, volume in pod.volumes)
        for service in (*services(workspace), *services_selecting(pod, workspace)):
            for port in service.ports:
                list(port.container_ports(pod))
        for container in pod.containers:
            assert isinstance(container.name, str)
            container.effective("securityContext", "windowsOptions", "hostProcess")
            parse_quantity(container.get("resources", "limits", "cpu"))
    return sum(len(pod.containers) for pod in pods)


def test_the_good_objects_have_all_there_is_to_break():
    assert exercise(DOCUMENTS) == 6


@pytest.mark.parametrize("number", range(len(DOCUMENTS)))
def test_nothing_raises(number):
    for path in paths(DOCUMENTS[number]):
        for hostile in HOSTILE:
            broken = deepcopy(DOCUMENTS[number])
            dig(broken, *path[:-1])[path[-1]] = hostile
            exercise([*DOCUMENTS[:number], broken, *DOCUMENTS[number + 1 :]])

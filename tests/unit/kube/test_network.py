"""Which pods are isolated by which policy."""

from __future__ import annotations

import pytest

from kubelint.kube.network import Direction, Policies, is_reachable_by_policy
from kubelint.kube.network.calico_selector import parse_calico_selector

POD = "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {containers: []}}\n---\n"
BOTH = {Direction.INGRESS, Direction.EGRESS}


def policy(body: str, kind="NetworkPolicy", group="networking.k8s.io/v1", namespace="shop") -> str:
    return f"apiVersion: {group}\nkind: {kind}\nmetadata: {{name: p, namespace: {namespace}}}\n{body}"


def cilium(body: str, kind="CiliumNetworkPolicy") -> str:
    return policy(body, kind, "cilium.io/v2")


def calico(body: str, kind="NetworkPolicy") -> str:
    return policy(body, kind, "projectcalico.org/v3")


def selecting(workspace, text: str):
    found = workspace(POD + text)
    return list(Policies(found).selecting(found.pods_in("shop")[0]))


@pytest.mark.parametrize(
    "text",
    [
        policy("spec: {podSelector: {matchLabels: {app: api}}}"),
        policy("spec: {podSelector: {}}", namespace="other"),
        policy("spec: {podSelector: {}}", group="example.org/v1"),
        cilium("spec: {endpointSelector: {matchLabels: {app: api}}, ingress: []}"),
        cilium("spec: {nodeSelector: {}, ingress: []}", "CiliumClusterwideNetworkPolicy"),
        calico("spec: {selector: \"app == 'api'\"}"),
        calico('spec: {selector: all(), namespaceSelector: "has(team)"}', "GlobalNetworkPolicy"),
    ],
)
def test_not_selected(workspace, text):
    assert selecting(workspace, text) == []


@pytest.mark.parametrize(
    ("text", "isolates"),
    [
        (policy("spec: {podSelector: {}}"), {Direction.INGRESS}),
        (policy("spec: {}"), {Direction.INGRESS}),
        (policy("spec: {podSelector: {matchLabels: {app: web}}, egress: [{}]}"), BOTH),
        (policy("spec: {podSelector: {}, policyTypes: [Egress]}"), {Direction.EGRESS}),
        (policy("spec: {podSelector: {}, policyTypes: [Ingress, Egress]}"), BOTH),
        (cilium("spec: {endpointSelector: {}, ingress: [{}]}"), {Direction.INGRESS}),
        (cilium("specs: [{endpointSelector: {matchLabels: {'k8s:app': web}}, egress: [{}]}]"), {Direction.EGRESS}),
        (cilium("spec: {endpointSelector: {}, egress: [{}], enableDefaultDeny: {egress: false}}"), set()),
        (cilium("spec: {endpointSelector: {}, ingress: [{}]}", "CiliumClusterwideNetworkPolicy"), {Direction.INGRESS}),
        (calico("spec: {selector: all()}"), {Direction.INGRESS}),
        (calico("spec: {types: [Ingress, Egress]}", "GlobalNetworkPolicy"), BOTH),
    ],
)
def test_selected(workspace, text, isolates):
    (found,) = selecting(workspace, text)
    assert set(found.isolates) == isolates


@pytest.mark.parametrize(
    ("body", "denied"),
    [
        ("spec: {podSelector: {}, policyTypes: [Ingress, Egress]}", BOTH),
        ("spec: {podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{}]}", {Direction.EGRESS}),
        ("spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress]}", set()),
        ("spec: {podSelector: {}, ingress: []}", {Direction.INGRESS}),
    ],
)
def test_default_deny(workspace, body, denied):
    (found,) = selecting(workspace, policy(body))
    assert {d for d in Direction if found.is_default_deny(d)} == denied


def test_pods_in_the_network_of_the_host_are_beyond_policies(workspace):
    found = workspace("{apiVersion: v1, kind: Pod, spec: {hostNetwork: true, containers: []}}\n---\n" + POD)
    assert [is_reachable_by_policy(pod) for pods in found.pods.values() for pod in pods] == [False, True]


@pytest.mark.parametrize(
    "text", ["app == 'api'", "!has(app)", "app in {'a', 'b'}", "app != 'web'", "app not in {'web'}", "app == 'web' && has(x)",
             "app contains 'x'", "no such", "app ==", "(app == 'web'", "has(app) extra", "'web'", "app starts 'w'"]
)  # fmt: skip
def test_calico_selector_not_met(text):
    assert not parse_calico_selector(text).matches({"app": "web"})


@pytest.mark.parametrize(
    "text", ["", "all()", "app == 'web'", 'app == "web"', "has(app)", "!has(x)", "app in {'a', 'web'}", "x != 'y'", "x not in {'y'}",
             "app == 'api' || (has(app) && !has(x))", "app starts with 'w'", "app ends with 'b'", "app contains 'e'"]
)  # fmt: skip
def test_calico_selector_met(text):
    assert parse_calico_selector(text).matches({"app": "web"})

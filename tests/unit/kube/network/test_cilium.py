"""CiliumNetworkPolicy and CiliumClusterwideNetworkPolicy."""

from __future__ import annotations

import pytest

from kubelint.kube.network import Direction

BOTH = {Direction.INGRESS, Direction.EGRESS}
CLUSTERWIDE = "CiliumClusterwideNetworkPolicy"


def policy(spec: str, kind="CiliumNetworkPolicy", namespace="shop", field="spec") -> str:
    return f"{{apiVersion: cilium.io/v2, kind: {kind}, metadata: {{name: p, namespace: {namespace}}}, {field}: {spec}}}"


def selector(labels: str) -> str:
    return f"{{endpointSelector: {{matchLabels: {{{labels}}}}}, ingress: [{{}}]}}"


@pytest.mark.parametrize(
    "text",
    [
        policy(selector("app: api")),
        policy(selector("'k8s:app': api")),
        policy(selector("'reserved:host': ''")),
        policy(selector("app: web, 'k8s:io.kubernetes.pod.namespace': bank")),
        policy(selector("io.cilium.k8s.policy.serviceaccount: admin")),
        policy("{endpointSelector: {}, ingress: [{}]}", namespace="bank"),
        policy("{nodeSelector: {}, ingress: [{}]}", CLUSTERWIDE),
        policy("{endpointSelector: null, ingress: [{}]}"),
        policy("{ingress: [{}]}"),
        policy(selector("io.kubernetes.pod.namespace: bank"), CLUSTERWIDE),
        policy(selector("io.cilium.k8s.namespace.labels.team: support"), CLUSTERWIDE),
        policy("[{nodeSelector: {}}, 1]", field="specs"),
    ],
)
def test_not_selected(selecting, text):
    assert selecting(text) == []


@pytest.mark.parametrize(
    ("text", "isolates"),
    [
        (policy(selector("app: web")), {Direction.INGRESS}),
        (policy(selector("'k8s:app': web")), {Direction.INGRESS}),
        (policy(selector("'any:app': web, 'k8s:io.kubernetes.pod.namespace': shop")), {Direction.INGRESS}),
        (policy(selector("io.cilium.k8s.policy.serviceaccount: clerk")), {Direction.INGRESS}),
        (policy(selector("'k8s:io.kubernetes.pod.namespace': shop"), CLUSTERWIDE), {Direction.INGRESS}),
        (policy(selector("'k8s:io.cilium.k8s.namespace.labels.team': sales"), CLUSTERWIDE), {Direction.INGRESS}),
        (policy("{endpointSelector: {}}"), set()),
        (policy("{endpointSelector: {}, ingress: [], egress: null}"), set()),
        (policy("{endpointSelector: {}, ingress: [{}], egress: [{}]}"), BOTH),
        (policy("{endpointSelector: {}, ingressDeny: [{fromEntities: [world]}]}"), {Direction.INGRESS}),
        (policy("{endpointSelector: {}, egress: [{}], enableDefaultDeny: {egress: false}}"), set()),
        (policy("{endpointSelector: {}, enableDefaultDeny: {egress: true, ingress: false}}"), {Direction.EGRESS}),
    ],
)
def test_isolates(selecting, text, isolates):
    (found,) = selecting(text)
    assert found.isolates == isolates


def test_each_rule_set_counts(selecting):
    found = selecting(
        policy("[{endpointSelector: {}, ingress: [{}]}, {endpointSelector: {}, egress: [{}]}]", field="specs")
    )
    assert [(p.path, set(p.isolates)) for p in found] == [
        (("specs", 0), {Direction.INGRESS}),
        (("specs", 1), {Direction.EGRESS}),
    ]


@pytest.mark.parametrize(
    ("text", "is_denied"),
    [
        (policy(selector("app: web")), False),
        (policy("{endpointSelector: {}, ingress: [{fromEndpoints: [{}]}]}"), False),
        (policy("{endpointSelector: {}, ingress: [{}, {toPorts: [{ports: [{port: '80'}]}]}]}"), False),
        (policy("{endpointSelector: {}, ingress: []}"), False),
        (policy("{endpointSelector: {}, ingress: [{}]}"), True),
        (policy("{endpointSelector: {}, ingress: [{fromEndpoints: []}]}"), True),
        (policy("{endpointSelector: {}, ingress: [{}]}", CLUSTERWIDE), True),
        (policy(selector("'k8s:io.kubernetes.pod.namespace': shop"), CLUSTERWIDE), True),
    ],
)
def test_default_deny(selecting, text, is_denied):
    (found,) = selecting(text)
    assert found.is_default_deny(Direction.INGRESS) is is_denied
    assert not found.is_default_deny(Direction.EGRESS)

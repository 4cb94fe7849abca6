"""NetworkPolicy of Kubernetes."""

from __future__ import annotations

import pytest

from kubelint.kube.network import Direction

BOTH = {Direction.INGRESS, Direction.EGRESS}


def policy(spec: str, namespace="shop", version="networking.k8s.io/v1") -> str:
    return (
        f"{{apiVersion: {version}, kind: NetworkPolicy, metadata: {{name: p, namespace: {namespace}}}, spec: {spec}}}"
    )


@pytest.mark.parametrize(
    "text",
    [
        policy("{podSelector: {matchLabels: {app: api}}}"),
        policy("{podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [web]}]}}"),
        policy("{podSelector: {}}", namespace="other"),
        policy("{podSelector: {}}", namespace="''"),
        policy("{podSelector: {}}", version="example.org/v1"),
        policy("{podSelector: web}"),
        policy("{podSelector: {matchExpressions: [{key: app, operator: Is, values: [web]}]}}"),
    ],
)
def test_not_selected(selecting, text):
    assert selecting(text) == []


@pytest.mark.parametrize(
    ("text", "isolates"),
    [
        (policy("{podSelector: {}}"), {Direction.INGRESS}),
        (policy("{podSelector: null}"), {Direction.INGRESS}),
        (policy("{}"), {Direction.INGRESS}),
        (policy("[]"), {Direction.INGRESS}),
        (policy("{podSelector: {}, policyTypes: []}"), {Direction.INGRESS}),
        (policy("{podSelector: {}, egress: []}"), {Direction.INGRESS}),
        (policy("{podSelector: {matchLabels: {app: web}}, egress: [{}]}"), BOTH),
        (policy("{podSelector: {}, policyTypes: [Egress]}"), {Direction.EGRESS}),
        (policy("{podSelector: {}, policyTypes: [Ingress, Egress]}"), BOTH),
        (policy("{podSelector: {}, policyTypes: [Ingress], egress: [{}]}"), {Direction.INGRESS}),
        (policy("{podSelector: {}, policyTypes: [egress]}"), set()),
        (policy("{podSelector: {}}", version="extensions/v1beta1"), {Direction.INGRESS}),
        (policy("{podSelector: {matchLabels: {app: web, pod-template-hash: a1}}}"), {Direction.INGRESS}),
    ],
)
def test_isolates(selecting, text, isolates):
    (found,) = selecting(text)
    assert found.isolates == isolates
    assert found.path == ("spec",)


@pytest.mark.parametrize(
    ("spec", "denied"),
    [
        ("{podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress, Egress]}", set()),
        ("{podSelector: {}, ingress: [{}]}", set()),
        ("{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{}]}", {Direction.EGRESS}),
        ("{podSelector: {}, policyTypes: [Ingress, Egress], egress: [{to: []}]}", {Direction.INGRESS}),
        ("{podSelector: {}, ingress: []}", {Direction.INGRESS}),
        ("{podSelector: {}, policyTypes: [Egress]}", {Direction.EGRESS}),
        ("{podSelector: {}, policyTypes: [Ingress, Egress]}", BOTH),
    ],
)
def test_default_deny(selecting, spec, denied):
    (found,) = selecting(policy(spec))
    assert {d for d in Direction if found.is_default_deny(d)} == denied

"""AdminNetworkPolicy, BaselineAdminNetworkPolicy and ClusterNetworkPolicy."""

from __future__ import annotations

import pytest

from kubelint.kube.network import Direction

EVERYONE = "[{namespaces: {}}]"


def policy(spec: str, kind="BaselineAdminNetworkPolicy", version="v1alpha1") -> str:
    return f"{{apiVersion: policy.networking.k8s.io/{version}, kind: {kind}, metadata: {{name: default}}, spec: {{{spec}}}}}"


@pytest.mark.parametrize(
    "text",
    [
        policy(""),
        policy("subject: {}"),
        policy("subject: {namespaces: {matchLabels: {team: support}}}"),
        policy("subject: {namespaces: {matchLabels: {kubernetes.io/metadata.name: bank}}}"),
        policy("subject: {pods: {podSelector: {}}}"),
        policy("subject: {pods: {namespaceSelector: {}, podSelector: {matchLabels: {app: api}}}}"),
        policy("subject: {namespaces: {}}", "NetworkPolicy"),
    ],
)
def test_not_selected(selecting, text):
    assert selecting(text) == []


@pytest.mark.parametrize(
    ("rules", "isolates"),
    [
        ("ingress: [{action: Allow, from: [{namespaces: {}}]}]", set()),
        ("ingress: [{action: Pass, from: [{namespaces: {}}]}]", set()),
        ("ingress: [{action: Deny, from: [{namespaces: {matchLabels: {team: a}}}]}]", set()),
        ("ingress: [{action: Deny, from: [{namespaces: {}}], ports: [{portNumber: {port: 80}}]}]", set()),
        ("ingress: [{action: Deny}], egress: [{action: Deny, to: [{nodes: {}}]}]", set()),
        ("ingress: [{action: Deny, from: [{namespaces: {}}]}]", {Direction.INGRESS}),
        ("ingress: [{action: Deny, from: [{pods: {namespaceSelector: {}, podSelector: {}}}]}]", {Direction.INGRESS}),
        ("egress: [{action: Deny, to: [{networks: [0.0.0.0/0]}]}]", {Direction.EGRESS}),
        ("egress: [1, {action: Deny, to: {a: b}}, {action: Deny, to: [1, {networks: [1]}]}]", set()),
    ],
)
def test_isolates_where_it_denies_everything(selecting, rules, isolates):
    (found,) = selecting(policy(f"subject: {{namespaces: {{matchLabels: {{team: sales}}}}}}, {rules}"))
    assert found.isolates == isolates


def test_default_deny(selecting):
    subject = "subject: {pods: {namespaceSelector: {}, podSelector: {}}}"
    deny = f"{{action: Deny, from: {EVERYONE}}}"
    (bare,) = selecting(policy(f"{subject}, ingress: [{deny}]", "ClusterNetworkPolicy", "v1alpha2"))
    assert bare.is_default_deny(Direction.INGRESS)
    (allowing,) = selecting(
        policy(f"{subject}, ingress: [{{action: Accept, from: [{{pods: {{}}}}]}}, {deny}]", "AdminNetworkPolicy")
    )
    assert not allowing.is_default_deny(Direction.INGRESS)

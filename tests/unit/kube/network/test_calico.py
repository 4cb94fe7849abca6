"""NetworkPolicy and GlobalNetworkPolicy of Calico."""

from __future__ import annotations

import pytest

from kubelint.kube.network import Direction

BOTH = {Direction.INGRESS, Direction.EGRESS}
GLOBAL = "GlobalNetworkPolicy"


def policy(spec: str, kind="NetworkPolicy", namespace="shop", version="projectcalico.org/v3") -> str:
    return f"apiVersion: {version}\nkind: {kind}\nmetadata: {{name: p, namespace: {namespace}}}\nspec: {{{spec}}}\n"


@pytest.mark.parametrize(
    "text",
    [
        policy("""selector: "app == 'api'" """),
        policy("""selector: "app = 'web'" """),
        policy("selector: all()", namespace="bank"),
        policy("""selector: all(), serviceAccountSelector: "trust == 'high'" """),
        policy("selector: all()", "StagedNetworkPolicy"),
        policy("selector: all(), preDNAT: true", GLOBAL),
        policy("selector: all(), doNotTrack: true", GLOBAL),
        policy("namespaceSelector: global()", GLOBAL),
        policy("namespaceSelector: has(region)", GLOBAL),
        policy("""namespaceSelector: "projectcalico.org/name == 'bank'" """, GLOBAL),
        policy("""namespaceSelector: "kubernetes.io/metadata.name not in {'shop'}" """, GLOBAL),
        policy("""selector: "projectcalico.org/namespace == 'bank' && app == 'web'" """, GLOBAL),
        policy("""selector: "pcns.team != 'sales'" """, GLOBAL),
    ],
)
def test_not_selected(selecting, text):
    assert selecting(text) == []


@pytest.mark.parametrize(
    "text",
    [
        policy(""),
        policy("selector: 1"),
        policy("selector: all()"),
        policy("""selector: "app == 'web'" """),
        policy("""selector: all(), namespaceSelector: "has(region)" """),  # has no meaning in a namespace
        policy("""selector: "projectcalico.org/serviceaccount == 'clerk'" """),
        policy("""serviceAccountSelector: "trust == 'low' && projectcalico.org/name == 'clerk'" """),
        policy("selector: all()", version="crd.projectcalico.org/v1"),
        policy("", GLOBAL),
        policy("namespaceSelector: all()", GLOBAL),
        policy("""namespaceSelector: "team == 'sales' && kubernetes.io/metadata.name == 'shop'" """, GLOBAL),
        policy("""selector: "projectcalico.org/namespace == 'bank' || app == 'web'" """, GLOBAL),
        policy("""selector: "projectcalico.org/namespace != 'bank' && has(app)" """, GLOBAL),
        policy("""selector: "pcns.team == 'sales' && projectcalico.org/orchestrator == 'k8s'" """, GLOBAL),
    ],
)
def test_selected(selecting, text):
    (found,) = selecting(text)
    assert found.isolates == {Direction.INGRESS}


@pytest.mark.parametrize(
    ("spec", "isolates"),
    [
        ("types: [Ingress, Egress]", BOTH),
        ("types: [Egress]", {Direction.EGRESS}),
        ("egress: [{action: Allow}]", {Direction.EGRESS}),
        ("ingress: [{action: Deny}], egress: [{action: Allow}]", BOTH),
        ("ingress: [], egress: []", {Direction.INGRESS}),
    ],
)
def test_isolates(selecting, spec, isolates):
    (found,) = selecting(policy(spec))
    assert found.isolates == isolates


@pytest.mark.parametrize(
    ("text", "is_denied"),
    [
        (policy("selector: has(app)"), False),
        (policy("serviceAccountSelector: has(trust)"), False),
        (policy("ingress: [{action: Deny}, {action: Allow, source: {selector: all()}}]"), False),
        (policy("""selector: "has(app) && has(projectcalico.org/namespace)" """, GLOBAL), False),
        (policy("types: [Ingress]"), True),
        (policy("ingress: [{action: Deny}, {action: Pass}]"), True),
        (policy("namespaceSelector: has(projectcalico.org/name)", GLOBAL), True),
        (policy("""selector: "projectcalico.org/namespace not in {'kube-system', 'calico-system'}" """, GLOBAL), True),
    ],
)
def test_default_deny(selecting, text, is_denied):
    (found,) = selecting(text)
    assert found.is_default_deny(Direction.INGRESS) is is_denied

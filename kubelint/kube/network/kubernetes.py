"""NetworkPolicy of Kubernetes.

Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kubelint.kube.access import as_list, as_map
from kubelint.kube.network.policy import Direction, Policy
from kubelint.kube.object import K8sObject
from kubelint.kube.selector import from_label_selector
from kubelint.kube.workspace import Workspace


def kubernetes_policies(owner: K8sObject, _: Workspace) -> Iterator[Policy]:
    """The policy that a NetworkPolicy is."""
    spec = as_map(owner.get("spec"))
    selector = from_label_selector(spec.get("podSelector"))
    of_template = selector.of_template
    yield Policy(
        owner,
        (*owner.path, "spec"),
        owner.namespace,
        reaches=lambda namespace: namespace == owner.namespace,
        selects=lambda pod: of_template.matches(pod.labels),
        selects_all=selector.is_empty,
        isolates=frozenset(_isolated(spec)),
        allows=frozenset(d for d in Direction if as_list(spec.get(d))),
        bound=of_template,
    )


def _isolated(spec: Mapping[str, Any]) -> Iterator[Direction]:
    """The directions in ``policyTypes``; where it does not say ingress always, egress if there are rules for it."""
    types = as_list(spec.get("policyTypes"))
    for direction in Direction:
        is_default = direction is Direction.INGRESS or bool(as_list(spec.get(direction)))
        if direction.capitalize() in types if types else is_default:
            yield direction

"""AdminNetworkPolicy, BaselineAdminNetworkPolicy, and ClusterNetworkPolicy, which came after them.

They isolate nothing by being there: only what a rule denies is denied. Source: https://network-policy-api.sigs.k8s.io/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from kubelint.kube.access import as_list, as_map, maps_in
from kubelint.kube.namespace import namespace_labels
from kubelint.kube.network.policy import Direction, Policy
from kubelint.kube.object import K8sObject
from kubelint.kube.selector import NOTHING, from_label_selector
from kubelint.kube.workspace import Workspace

_PEERS = {Direction.INGRESS: "from", Direction.EGRESS: "to"}
_ALLOWING = ("Allow", "Accept")
_EVERY_ADDRESS = frozenset({"0.0.0.0/0", "::/0"})


def admin_policies(owner: K8sObject, workspace: Workspace) -> Iterator[Policy]:
    """The policy that one of these kinds is; it isolates where it denies everything."""
    spec = as_map(owner.get("spec"))
    subject = as_map(spec.get("subject"))
    pods = as_map(subject.get("pods"))
    of_namespace = from_label_selector(pods.get("namespaceSelector", subject.get("namespaces")), absent=NOTHING)
    of_pod = from_label_selector(pods.get("podSelector"))

    @cache
    def reaches(namespace: str) -> bool:
        return of_namespace.matches(namespace_labels(workspace, namespace))

    yield Policy(
        owner,
        (*owner.path, "spec"),
        "",
        reaches=reaches,
        selects=lambda pod: of_pod.matches(pod.labels),
        selects_all=of_pod.is_empty,
        isolates=frozenset(d for d in Direction if any(_denies_everything(r, d) for _, r in maps_in(spec.get(d)))),
        allows=frozenset(d for d in Direction if any(r.get("action") in _ALLOWING for _, r in maps_in(spec.get(d)))),
    )


def _denies_everything(rule: Mapping[str, Any], direction: Direction) -> bool:
    """Whether a rule denies all traffic at least with the pods of the cluster."""
    is_narrow = rule.get("ports") or rule.get("protocols")
    return (
        rule.get("action") == "Deny"
        and not is_narrow
        and any(_is_everyone(p) for p in as_list(rule.get(_PEERS[direction])))
    )


def _is_everyone(peer: object) -> bool:
    """Whether a peer means all pods, or all addresses."""
    content = as_map(peer)
    pods = as_map(content.get("pods"))
    return (
        content.get("namespaces") == {}
        or (pods.get("namespaceSelector") == {} and pods.get("podSelector") == {})
        or not _EVERY_ADDRESS.isdisjoint(n for n in as_list(content.get("networks")) if isinstance(n, str))
    )

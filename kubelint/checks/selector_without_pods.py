"""Selectors that select nothing of the input.

    check: selector-without-pods
    with: {of: service}

``of`` is ``service`` (``spec.selector`` of a Service, unless somebody else supplies its endpoints),
``network-policy`` (a ``podSelector`` that is not empty), or ``network-policy-peer`` (a peer with only a
``podSelector``, in the policy's own namespace). Where the input has no pods of the namespace at all, or
custom resources whose pods somebody makes at run time, there may be others: then the confidence is low.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.access import as_map, maps_in
from kubelint.kube.object import K8sObject
from kubelint.kube.selector import Selector, from_label_selector
from kubelint.kube.service import services
from kubelint.kube.workspace import Workspace
from kubelint.model.place import Path
from kubelint.model.severity import Confidence

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"of": {"enum": ["service", "network-policy", "network-policy-peer"]}},
    "required": ["of"],
    "additionalProperties": False,
}
_BUILT_IN_GROUPS = frozenset({"", "apps", "batch", "extensions", "policy", "autoscaling"})

Place = tuple[K8sObject, Path, Selector]


def build(*, of: str) -> Check:
    """The check that selectors of the kind `of` select a pod of the input."""
    find = {"service": _services, "network-policy": _policies, "network-policy-peer": _peers}[of]

    def run(workspace: Workspace, _: Context) -> Iterator[Hit]:
        for owner, path, selector in find(workspace):
            namespace = owner.namespace
            is_empty = not workspace.pods_in(namespace)
            if workspace.pods_selected(namespace, selector) or (is_empty and of == "network-policy-peer"):
                continue
            unsure = is_empty or _may_have_other_pods(workspace, namespace)
            yield Hit(path, object=owner, confidence=Confidence.LOW if unsure else None)

    return Check(Scope.WORKSPACE, run)


def _services(workspace: Workspace) -> Iterator[Place]:
    for service in services(workspace):
        owner, selector = service.object, service.selector
        if selector is not None and not _has_endpoints(workspace, owner):
            yield owner, (*service.path, "selector"), selector


def _has_endpoints(workspace: Workspace, service: K8sObject) -> bool:
    """Whether the input supplies the endpoints itself."""
    if workspace.find("Endpoints", service.namespace, service.name) is not None:
        return True
    slices = workspace.by_kind("EndpointSlice")
    return any(
        s.namespace == service.namespace and s.labels.get("kubernetes.io/service-name") == service.name for s in slices
    )


def _policies(workspace: Workspace) -> Iterator[Place]:
    for owner in _kubernetes_policies(workspace):
        selector = from_label_selector(owner.get("spec", "podSelector"))
        if not selector.is_empty:
            yield owner, (*owner.path, "spec", "podSelector"), selector


def _peers(workspace: Workspace) -> Iterator[Place]:
    for owner in _kubernetes_policies(workspace):
        for direction, side in (("ingress", "from"), ("egress", "to")):
            for number, rule in maps_in(owner.get("spec", direction)):
                for index, peer in maps_in(as_map(rule).get(side)):
                    selector = from_label_selector(peer.get("podSelector"))
                    if "namespaceSelector" not in peer and not selector.is_empty:
                        yield owner, (*owner.path, "spec", direction, number, side, index, "podSelector"), selector


def _kubernetes_policies(workspace: Workspace) -> Iterator[K8sObject]:
    for group in ("networking.k8s.io", "extensions"):
        yield from workspace.by_kind("NetworkPolicy", group)


def _may_have_other_pods(workspace: Workspace, namespace: str) -> bool:
    """Whether there are objects in the namespace from which an operator may make pods that nobody has written."""
    return any(
        item.group not in _BUILT_IN_GROUPS and not item.group.endswith(".k8s.io")
        for item in workspace.in_namespace(namespace)
    )

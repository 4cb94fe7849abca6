"""Network policies of every make, as far as they decide which pods are isolated.

Sources: https://kubernetes.io/docs/concepts/services-networking/network-policies/,
https://docs.cilium.io/en/stable/security/policy/language/, https://docs.tigera.io/calico/latest/reference/resources/
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from kubelint.kube.access import as_list, as_map, as_str, maps_in
from kubelint.kube.calico import calico_selector
from kubelint.kube.object import K8sObject
from kubelint.kube.pod import PodView
from kubelint.kube.selector import from_label_selector
from kubelint.kube.workspace import Workspace
from kubelint.model.place import Path


class Direction(enum.StrEnum):
    """Traffic to a pod or from it."""

    INGRESS = "ingress"
    EGRESS = "egress"


_CALICO_GROUPS = ("projectcalico.org", "crd.projectcalico.org")
_KUBERNETES_GROUPS = ("networking.k8s.io", "extensions")


class Policy(NamedTuple):
    """One policy (or one rule set of it). ``namespace`` is empty where it holds in all of them.

    ``selects`` says whether a pod with these labels is meant, ``selects_all`` whether all are; ``isolates`` are the
    directions in which only what it allows may pass, ``allows`` those for which it has rules that allow something.
    """

    object: K8sObject
    path: Path
    namespace: str
    selects: Callable[[Mapping[str, Any]], bool]
    selects_all: bool
    isolates: frozenset[Direction]
    allows: frozenset[Direction]

    def is_default_deny(self, direction: Direction) -> bool:
        """Whether it denies everything to or from all pods that no other policy allows."""
        return self.selects_all and direction in self.isolates and direction not in self.allows

    def holds_for(self, pod: PodView) -> bool:
        """Whether it selects the pod. A pod in the host's network is beyond policies: see `is_reachable_by_policy`."""
        return self.namespace in ("", pod.namespace) and (self.selects_all or self.selects(pod.labels))


def is_reachable_by_policy(pod: PodView) -> bool:
    """Whether network policies have any effect on the pod: not on one that uses the network of its node."""
    return pod.spec.get("hostNetwork") is not True


class Policies:
    """The policies of a workspace, by namespace."""

    def __init__(self, workspace: Workspace) -> None:
        self.everywhere: list[Policy] = []
        self._by_namespace: dict[str, list[Policy]] = {}
        for kind, read in _READERS.items():
            for owner in workspace.by_kind(kind):
                for policy in read(owner):
                    if policy.namespace:
                        self._by_namespace.setdefault(policy.namespace, []).append(policy)
                    else:
                        self.everywhere.append(policy)

    def in_namespace(self, namespace: str) -> Iterator[Policy]:
        """The policies that lie in a namespace, and those that hold in all."""
        yield from self._by_namespace.get(namespace, ())
        yield from self.everywhere

    def selecting(self, pod: PodView) -> Iterator[Policy]:
        """The policies that select a pod."""
        return (policy for policy in self.in_namespace(pod.namespace) if policy.holds_for(pod))


def _kubernetes(owner: K8sObject) -> Iterator[Policy]:
    spec = as_map(owner.get("spec"))
    selector = from_label_selector(spec.get("podSelector"))
    types = spec.get("policyTypes")
    if isinstance(types, list) and types:
        isolates = {d for d in Direction if d.value.capitalize() in types}
    else:  # the default: ingress always, egress if it has rules for it
        isolates = {Direction.INGRESS} | ({Direction.EGRESS} if as_list(spec.get("egress")) else set())
    allows = frozenset(d for d in Direction if as_list(spec.get(d.value)))
    yield Policy(
        owner, (*owner.path, "spec"), owner.namespace, selector.matches, selector.is_empty, frozenset(isolates), allows
    )


def _cilium(owner: K8sObject) -> Iterator[Policy]:
    specs = [(("spec",), owner.get("spec"))] if isinstance(owner.get("spec"), dict) else []
    specs += [(("specs", index), spec) for index, spec in maps_in(owner.get("specs"))]  # type: ignore[misc]
    for path, spec in specs:
        if "endpointSelector" not in spec:
            continue  # a policy for nodes
        selector = from_label_selector(_without_sources(spec["endpointSelector"]))
        default_deny = as_map(spec.get("enableDefaultDeny"))
        rules = {d: [*as_list(spec.get(d.value)), *as_list(spec.get(f"{d.value}Deny"))] for d in Direction}
        declared = {d for d in Direction if isinstance(spec.get(d.value), list) or rules[d]}
        isolates = frozenset(d for d in declared if default_deny.get(d.value) is not False)
        allows = frozenset(d for d in Direction if any(as_list(spec.get(d.value))))
        yield Policy(owner, owner.path + path, owner.namespace, selector.matches, selector.is_empty, isolates, allows)


def _without_sources(selector: object) -> dict[str, Any]:
    """A Cilium selector with label keys as Kubernetes has them: ``k8s:app`` and ``any:app`` are ``app``."""

    def plain(key: object) -> str:
        text = str(key)
        return text.partition(":")[2] if text.startswith(("k8s:", "any:")) else text

    content = as_map(selector)
    return {
        "matchLabels": {plain(k): v for k, v in as_map(content.get("matchLabels")).items()},
        "matchExpressions": [{**e, "key": plain(e.get("key"))} for _, e in maps_in(content.get("matchExpressions"))],
    }


def _calico(owner: K8sObject) -> Iterator[Policy]:
    spec = as_map(owner.get("spec"))
    text = as_str(spec.get("selector"))
    types = as_list(spec.get("types"))
    declared = {d for d in Direction if d.value.capitalize() in types}
    if not types:
        declared = {d for d in Direction if as_list(spec.get(d.value))} or {Direction.INGRESS}
    rules = {d: [r for _, r in maps_in(spec.get(d.value)) if r.get("action") == "Allow"] for d in Direction}
    matches = calico_selector(text)
    is_everything = text.strip() in ("", "all()")
    namespace = owner.namespace  # empty for the global kind
    if not namespace and as_str(spec.get("namespaceSelector")).strip() not in ("", "all()", "global()"):
        return  # holds in namespaces that are chosen by labels we may not see
    yield Policy(
        owner, (*owner.path, "spec"), namespace, matches, is_everything,
        frozenset(declared), frozenset(d for d in Direction if rules[d]),
    )  # fmt: skip


def _network_policy(owner: K8sObject) -> Iterator[Policy]:
    if owner.group in _KUBERNETES_GROUPS:
        yield from _kubernetes(owner)
    elif owner.group in _CALICO_GROUPS:
        yield from _calico(owner)


_READERS: dict[str, Callable[[K8sObject], Iterator[Policy]]] = {
    "NetworkPolicy": _network_policy,
    "GlobalNetworkPolicy": _calico,
    "CiliumNetworkPolicy": _cilium,
    "CiliumClusterwideNetworkPolicy": _cilium,
}

"""CiliumNetworkPolicy and CiliumClusterwideNetworkPolicy.

Source: https://docs.cilium.io/en/stable/security/policy/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from kubelint.kube.access import as_list, as_map, maps_in
from kubelint.kube.namespace import namespace_labels
from kubelint.kube.network.policy import Direction, Policy
from kubelint.kube.object import K8sObject
from kubelint.kube.pod import PodView
from kubelint.kube.selector import Selector, from_label_selector
from kubelint.kube.workspace import Workspace
from kubelint.model.place import Path

_NAMESPACE = "io.kubernetes.pod.namespace"
_NAMESPACE_LABELS = "io.cilium.k8s.namespace.labels."
_SERVICE_ACCOUNT = "io.cilium.k8s.policy.serviceaccount"
_SOURCES = ("k8s:", "any:")
"""Where a label comes from, written before its key. Pods have those of Kubernetes only."""


def cilium_policies(owner: K8sObject, workspace: Workspace) -> Iterator[Policy]:
    """The rule sets of a policy; those for nodes are left out."""
    for path, spec in _rule_sets(owner):
        if isinstance(spec.get("endpointSelector"), dict):
            yield _policy(owner, workspace, path, spec)


def _rule_sets(owner: K8sObject) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    yield (*owner.path, "spec"), as_map(owner.get("spec"))
    for index, spec in maps_in(owner.get("specs")):
        yield (*owner.path, "specs", index), spec


def _policy(owner: K8sObject, workspace: Workspace, path: Path, spec: Mapping[str, Any]) -> Policy:
    of_namespace, of_pod = _split(from_label_selector(spec["endpointSelector"]))

    @cache
    def reaches(namespace: str) -> bool:
        labels = {_NAMESPACE_LABELS + str(key): value for key, value in namespace_labels(workspace, namespace).items()}
        return owner.namespace in ("", namespace) and of_namespace.matches({**labels, _NAMESPACE: namespace})

    def selects(pod: PodView) -> bool:
        return of_pod.matches({**pod.labels, _SERVICE_ACCOUNT: pod.service_account_name})

    return Policy(
        owner, path, owner.namespace, reaches, selects, of_pod.is_empty,
        isolates=frozenset(d for d in Direction if _is_isolating(spec, d)),
        allows=frozenset(d for d in Direction if any(_is_allowing(rule) for _, rule in maps_in(spec.get(d)))),
        bound=Selector(tuple(r for r in of_pod.requirements if r.key != _SERVICE_ACCOUNT)),
    )  # fmt: skip


def _split(selector: Selector) -> tuple[Selector, Selector]:
    """A selector with keys as Kubernetes has them, in two: what it says of the namespace, and of the pod."""
    requirements = [r._replace(key=_without_source(r.key)) for r in selector.requirements]
    of_namespace = tuple(r for r in requirements if r.key == _NAMESPACE or r.key.startswith(_NAMESPACE_LABELS))
    return Selector(of_namespace), Selector(tuple(r for r in requirements if r not in of_namespace))


def _without_source(key: str) -> str:
    return key.partition(":")[2] if key.startswith(_SOURCES) else key


def _is_isolating(spec: Mapping[str, Any], direction: Direction) -> bool:
    """Whether a rule set puts a direction under default deny: as it says, else where it has rules of any kind."""
    wanted = as_map(spec.get("enableDefaultDeny")).get(direction)
    if isinstance(wanted, bool):
        return wanted
    return bool(as_list(spec.get(direction)) or as_list(spec.get(f"{direction}Deny")))


def _is_allowing(rule: Mapping[str, Any]) -> bool:
    """Whether a rule allows anything: an empty one, or one whose peers are none, is there only to isolate."""
    return bool(rule) and not any(value == [] for value in rule.values())

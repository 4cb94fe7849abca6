"""NetworkPolicy and GlobalNetworkPolicy of Calico.

Source: https://docs.tigera.io/calico/latest/reference/resources/networkpolicy
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from kubelint.kube.access import as_list, as_map, as_str, maps_in
from kubelint.kube.namespace import namespace_labels
from kubelint.kube.network.calico_selector import parse_calico_selector
from kubelint.kube.network.policy import Direction, Policy
from kubelint.kube.object import K8sObject
from kubelint.kube.pod import PodView
from kubelint.kube.service_account import account_of
from kubelint.kube.workspace import Workspace

_NAME = "projectcalico.org/name"
_NAMESPACE = "projectcalico.org/namespace"
_SERVICE_ACCOUNT = "projectcalico.org/serviceaccount"
_ORCHESTRATOR = "projectcalico.org/orchestrator"
_NAMESPACE_LABELS = "pcns."
_HOSTS_ONLY = ("doNotTrack", "preDNAT")
"""Policies of these kinds are about the traffic of nodes."""


def calico_policies(owner: K8sObject, workspace: Workspace) -> Iterator[Policy]:
    """The policy that an object is, if it is about pods."""
    spec = as_map(owner.get("spec"))
    if any(spec.get(field) is True for field in _HOSTS_ONLY):
        return
    of_namespace, of_pod = parse_calico_selector(as_str(spec.get("selector"))).split(_is_about_namespace)
    namespaces = parse_calico_selector(as_str(spec.get("namespaceSelector")) if not owner.namespace else "")
    of_account = parse_calico_selector(as_str(spec.get("serviceAccountSelector")))

    @cache
    def reaches(namespace: str) -> bool:
        labels = {**namespace_labels(workspace, namespace), _NAME: namespace}
        inherited = {_NAMESPACE_LABELS + str(key): value for key, value in labels.items()}
        return (
            owner.namespace in ("", namespace)
            and not namespaces.is_global  # only what lies in no namespace
            and namespaces.matches(labels)
            and of_namespace.matches({**inherited, _NAMESPACE: namespace})
        )

    def selects(pod: PodView) -> bool:
        own = {_SERVICE_ACCOUNT: pod.service_account_name, _ORCHESTRATOR: "k8s"}
        return of_pod.matches({**pod.labels, **own}) and of_account.matches(_account_labels(pod, workspace))

    yield Policy(
        owner, (*owner.path, "spec"), owner.namespace, reaches, selects,
        selects_all=of_pod.is_empty and of_account.is_empty,
        isolates=frozenset(_isolated(spec)),
        allows=frozenset(d for d in Direction if any(r.get("action") == "Allow" for _, r in maps_in(spec.get(d)))),
    )  # fmt: skip


def _is_about_namespace(key: str) -> bool:
    return key == _NAMESPACE or key.startswith(_NAMESPACE_LABELS)


def _account_labels(pod: PodView, workspace: Workspace) -> Mapping[str, Any]:
    account = account_of(pod, workspace)
    return {**(account.labels if account is not None else {}), _NAME: pod.service_account_name}


def _isolated(spec: Mapping[str, Any]) -> Iterator[Direction]:
    """The directions in ``types``; where it does not say those with rules, and ingress if there are none at all."""
    types = as_list(spec.get("types"))
    with_rules = [d for d in Direction if as_list(spec.get(d))] or [Direction.INGRESS]
    for direction in Direction:
        if direction.capitalize() in types if types else direction in with_rules:
            yield direction

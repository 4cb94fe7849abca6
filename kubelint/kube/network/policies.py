"""The network policies of a workspace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from kubelint.kube.network.admin import admin_policies
from kubelint.kube.network.calico import calico_policies
from kubelint.kube.network.cilium import cilium_policies
from kubelint.kube.network.kubernetes import kubernetes_policies
from kubelint.kube.network.policy import Policy
from kubelint.kube.object import K8sObject
from kubelint.kube.pod import PodView
from kubelint.kube.selector import SelectorIndex
from kubelint.kube.workspace import Workspace

Reader = Callable[[K8sObject, Workspace], Iterator[Policy]]

_READERS: Mapping[tuple[str, str], Reader] = {
    ("networking.k8s.io", "NetworkPolicy"): kubernetes_policies,
    ("extensions", "NetworkPolicy"): kubernetes_policies,
    ("policy.networking.k8s.io", "AdminNetworkPolicy"): admin_policies,
    ("policy.networking.k8s.io", "BaselineAdminNetworkPolicy"): admin_policies,
    ("policy.networking.k8s.io", "ClusterNetworkPolicy"): admin_policies,
    ("cilium.io", "CiliumNetworkPolicy"): cilium_policies,
    ("cilium.io", "CiliumClusterwideNetworkPolicy"): cilium_policies,
} | {
    (group, kind): calico_policies
    for group in ("projectcalico.org", "crd.projectcalico.org")
    for kind in ("NetworkPolicy", "GlobalNetworkPolicy")
}


class Policies:
    """The policies of a workspace, by namespace."""

    def __init__(self, workspace: Workspace) -> None:
        found = [
            policy
            for (group, kind), read in _READERS.items()
            for owner in workspace.by_kind(kind, group)
            for policy in read(owner, workspace)
        ]
        self._of_cluster = [policy for policy in found if not policy.namespace]
        self._by_namespace: dict[str, list[Policy]] = defaultdict(list)
        for policy in found:
            if policy.namespace:
                self._by_namespace[policy.namespace].append(policy)
        self._index = SelectorIndex((policy.namespace, policy.bound, policy) for policy in found if policy.namespace)

    def in_namespace(self, namespace: str) -> Iterator[Policy]:
        """The policies that lie in a namespace, and those of the cluster that select all of its pods."""
        yield from self._by_namespace.get(namespace, ())
        yield from (policy for policy in self._of_cluster if policy.selects_all and policy.reaches(namespace))

    def selecting(self, pod: PodView) -> Iterator[Policy]:
        """The policies that select a pod."""
        candidates = (*self._index.selecting(pod.namespace, pod.labels), *self._of_cluster)
        return (policy for policy in candidates if policy.holds_for(pod))


def policies(workspace: Workspace) -> Policies:
    """The policies of a workspace, collected once."""
    return workspace.derived(Policies)


def policies_selecting(pod: PodView, workspace: Workspace) -> Iterator[Policy]:
    """The policies of a workspace that select a pod."""
    return policies(workspace).selecting(pod)

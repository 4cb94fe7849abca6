"""Services, and the pods that they lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kubelint.kube.access import as_map, as_str, maps_in
from kubelint.kube.object import K8sObject
from kubelint.kube.pod import PodView
from kubelint.kube.selector import Selector, from_map
from kubelint.kube.workspace import Workspace
from kubelint.model.place import Path

NODE_PORT, LOAD_BALANCER, EXTERNAL_NAME, CLUSTER_IP = "NodePort", "LoadBalancer", "ExternalName", "ClusterIP"


class ServiceView:
    """A Service as the cluster treats it."""

    def __init__(self, owner: K8sObject) -> None:
        self.object = owner
        self.spec: Mapping[str, Any] = as_map(owner.get("spec"))
        self.path: Path = (*owner.path, "spec")

    @property
    def type(self) -> str:
        """The type, ``ClusterIP`` where it does not say."""
        return as_str(self.spec.get("type")) or CLUSTER_IP

    @property
    def selector(self) -> Selector | None:
        """What it selects; None for a service whose endpoints somebody else supplies."""
        selector = self.spec.get("selector")
        if self.type == EXTERNAL_NAME or not isinstance(selector, dict) or not selector:
            return None
        return from_map(selector)

    @property
    def ports(self) -> Iterator[tuple[Path, Mapping[str, Any]]]:
        """Its ports, each with its path."""
        for index, port in maps_in(self.spec.get("ports")):
            yield (*self.path, "ports", index), port

    def pods(self, workspace: Workspace) -> tuple[PodView, ...]:
        """The pods and pod templates of its namespace that it selects."""
        selector = self.selector
        return workspace.pods_selected(self.object.namespace, selector) if selector is not None else ()


def services(workspace: Workspace) -> Iterator[ServiceView]:
    """All Services of the workspace."""
    return (ServiceView(o) for o in workspace.by_kind("Service", ""))

"""Services, and the pods that they lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kubelint.kube.access import as_map, as_str, maps_in
from kubelint.kube.container import Role
from kubelint.kube.object import K8sObject
from kubelint.kube.pod import PodView
from kubelint.kube.selector import Selector, SelectorIndex, from_map
from kubelint.kube.workspace import Workspace
from kubelint.model.place import Path

NODE_PORT, LOAD_BALANCER, EXTERNAL_NAME, CLUSTER_IP = "NodePort", "LoadBalancer", "ExternalName", "ClusterIP"
_TCP = "TCP"
_SERVING = frozenset({Role.MAIN, Role.SIDECAR})


class ServicePort(NamedTuple):
    """A port of a Service. ``target`` is a number, or the name that containers give to a port of theirs.

    ``number`` and ``target`` are None where the manifest has something else than a port there.
    """

    path: Path
    name: str
    number: int | None
    target: int | str | None
    protocol: str

    def container_ports(self, pod: PodView) -> Iterator[Path]:
        """Where `pod` declares the target. A numeric one works without: what a container declares is information.

        Init containers that end before the pod serves do not count. Source: FindPort of the endpoints controller, in
        https://github.com/kubernetes/kubernetes/blob/master/pkg/api/v1/pod/util.go
        """
        field = "name" if isinstance(self.target, str) else "containerPort"
        for container in pod.containers:
            if container.role not in _SERVING:
                continue
            for index, port in maps_in(container.get("ports")):
                if port.get(field) == self.target and (as_str(port.get("protocol")) or _TCP) == self.protocol:
                    yield (*container.path, "ports", index)


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
    def ports(self) -> Iterator[ServicePort]:
        """Its ports."""
        for index, port in maps_in(self.spec.get("ports")):
            number = port.get("port")
            target = port.get("targetPort")
            yield ServicePort(
                path=(*self.path, "ports", index),
                name=as_str(port.get("name")),
                number=_number(number),
                target=_target(number if target in (None, 0, "") else target),
                protocol=as_str(port.get("protocol")) or _TCP,
            )

    def pods(self, workspace: Workspace) -> tuple[PodView, ...]:
        """The pods and pod templates of its namespace that it selects."""
        selector = self.selector
        return workspace.pods_selected(self.object.namespace, selector) if selector is not None else ()


def services(workspace: Workspace) -> tuple[ServiceView, ...]:
    """All Services of the workspace."""
    return workspace.derived(_services)


def services_selecting(pod: PodView, workspace: Workspace) -> Iterator[ServiceView]:
    """The Services that lead to a pod, as far as templates tell."""
    return workspace.derived(_index).selecting(pod.namespace, pod.labels)


def _services(workspace: Workspace) -> tuple[ServiceView, ...]:
    return tuple(ServiceView(o) for o in workspace.by_kind("Service", ""))


def _index(workspace: Workspace) -> SelectorIndex[ServiceView]:
    found = ((service, service.selector) for service in services(workspace))
    return SelectorIndex((s.object.namespace, selector.of_template, s) for s, selector in found if selector is not None)


def _target(value: object) -> int | str | None:
    return value if isinstance(value, str) else _number(value)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None

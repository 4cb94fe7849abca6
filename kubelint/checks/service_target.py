"""Services that lead to ports or pods in a way nobody meant.

    check: service-target
    with: {find: port}

``find``: ``port`` (a named target port that no selected container has, or a number that none of them lists although
all list some), ``same-selector`` (another Service of the namespace has the same selector), ``ssh`` (it leads to port
22 or 2222 of a workload). Messages may use ``{what}``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, RelatedPlace, Scope
from kubelint.kube.access import maps_in
from kubelint.kube.container import ContainerView, Role
from kubelint.kube.pod import PodView
from kubelint.kube.selector import Selector
from kubelint.kube.service import ServiceView, services
from kubelint.kube.workspace import Workspace

_SSH = (22, 2222)


def _ports(workspace: Workspace) -> Iterator[Hit]:
    for service in services(workspace):
        pods = service.pods(workspace)
        for path, port in _raw_ports(service):
            target = port.get("targetPort")
            if pods and target is not None and not any(_has_port(pod, target) for pod in pods):
                yield Hit((*path, "targetPort"), object=service.object, args={"what": str(target)})


def _raw_ports(service: ServiceView) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    for index, port in maps_in(service.object.get("spec", "ports")):
        yield (*service.object.path, "spec", "ports", index), port


def _has_port(pod: PodView, target: object) -> bool:
    listed = [_listed(c) for c in pod.containers if c.role in (Role.MAIN, Role.SIDECAR)]
    if isinstance(target, str):
        return any(target in ports for ports in listed)
    return any(not ports or target in ports for ports in listed)


def _listed(container: ContainerView) -> set[Any]:
    ports = [port for _, port in maps_in(container.get("ports"))]
    return {port.get("name") for port in ports} | {port.get("containerPort") for port in ports}


def _same_selector(workspace: Workspace) -> Iterator[Hit]:
    seen: dict[tuple[str, Selector], ServiceView] = {}
    for service in services(workspace):
        if service.selector is None:
            continue
        first = seen.setdefault((service.object.namespace, service.selector), service)
        if first is not service:
            related = RelatedPlace(first.object, (*first.object.path, "spec", "selector"), "selects the same")
            path = (*service.object.path, "spec", "selector")
            yield Hit(path, object=service.object, args={"what": first.object.name}, related=(related,))


def _ssh(workspace: Workspace) -> Iterator[Hit]:
    for service in services(workspace):
        if not service.pods(workspace):
            continue
        for path, port in _raw_ports(service):
            target = port.get("targetPort", port.get("port"))
            if target in _SSH and port.get("protocol", "TCP") == "TCP":
                key = "targetPort" if "targetPort" in port else "port"
                yield Hit((*path, key), object=service.object, args={"what": str(target)})


_FINDERS: dict[str, Callable[[Workspace], Iterator[Hit]]] = {
    "port": _ports,
    "same-selector": _same_selector,
    "ssh": _ssh,
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"find": {"enum": list(_FINDERS)}},
    "required": ["find"],
    "additionalProperties": False,
}


def build(*, find: str) -> Check:
    """The check that no Service has the fault `find`."""
    finder = _FINDERS[find]

    def run(workspace: Workspace, _: Context) -> Iterator[Hit]:
        yield from finder(workspace)

    return Check(Scope.WORKSPACE, run)

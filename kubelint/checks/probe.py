"""Probes of containers that run until somebody takes them away.

    check: probe
    with: {find: missing, probe: livenessProbe}

``find``: ``missing`` (a main container or sidecar of a long-running workload has no ``probe``; a readiness probe is
asked for only where a Service of the input selects the pod, or there are none), ``identical`` (liveness and readiness
are the same), ``port-not-exposed`` (a probe asks a port that the container does not list, although it lists some).
Messages may use ``{probe}`` and ``{port}``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope, missing
from kubelint.kube.access import dig, maps_in
from kubelint.kube.container import ContainerView, Role
from kubelint.kube.scaling import is_long_running
from kubelint.kube.service import services_selecting

_PROBES = ("livenessProbe", "readinessProbe", "startupProbe")
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"find": {"enum": ["missing", "identical", "port-not-exposed"]}, "probe": {"enum": list(_PROBES)}},
    "required": ["find"],
    "additionalProperties": False,
}


def build(*, find: str, probe: str = "") -> Check:
    """The check that no container has the fault `find`."""
    if find == "identical":
        return Check(Scope.CONTAINER, _identical)
    if find == "port-not-exposed":
        return Check(Scope.CONTAINER, _ports)

    def run(container: ContainerView, context: Context) -> Iterator[Hit]:
        is_meant = container.role in (Role.MAIN, Role.SIDECAR) and is_long_running(container.pod)
        if is_meant and container.get(probe) is None and (probe != "readinessProbe" or _is_served(container, context)):
            yield from missing(container, (*container.path, probe), probe=probe)

    return Check(Scope.CONTAINER, run)


def _is_served(container: ContainerView, context: Context) -> bool:
    """Whether a Service may send requests to the pod, as far as the input tells."""
    workspace = context.workspace
    return not workspace.by_kind("Service", "") or any(True for _ in services_selecting(container.pod, workspace))


def _identical(container: ContainerView, _: Context) -> Iterator[Hit]:
    liveness = container.get("livenessProbe")
    if isinstance(liveness, dict) and liveness and liveness == container.get("readinessProbe"):
        yield Hit((*container.path, "livenessProbe"))


def _ports(container: ContainerView, _: Context) -> Iterator[Hit]:
    ports = [port for _, port in maps_in(container.get("ports"))]
    listed = {port.get("name") for port in ports} | {port.get("containerPort") for port in ports}
    for probe in _PROBES:
        for handler in ("httpGet", "tcpSocket", "grpc"):
            port = dig(container.value, probe, handler, "port")
            is_named = isinstance(port, str) and not port.isdecimal()
            if (is_named or (isinstance(port, int) and ports)) and port not in listed:
                yield Hit((*container.path, probe, handler, "port"), args={"probe": probe, "port": str(port)})

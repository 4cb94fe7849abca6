"""What is wrong with Ingresses.

    check: ingress
    with: {find: no-tls}

``find``: ``no-tls`` (rules, and no ``tls``), ``host-not-in-tls`` (a host that no entry of ``tls`` covers),
``no-class``, ``default-backend``, ``no-host`` (a rule for all hosts), ``wildcard-host``, ``backend-missing`` (a
Service, or a port of it, that is not in the input although its namespace has Services), ``duplicate-path`` (another
Ingress of the same class claims host and path). Messages may use ``{what}``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, RelatedPlace, Scope
from kubelint.kube.access import as_list, as_str, maps_in
from kubelint.kube.ingress import Backend, IngressView, ingresses
from kubelint.kube.service import services
from kubelint.kube.workspace import Workspace
from kubelint.model.place import Part
from kubelint.model.severity import Confidence


def build(*, find: str) -> Check:
    """The check that no Ingress has the fault `find`."""
    if find == "duplicate-path":
        return Check(Scope.WORKSPACE, _duplicates)
    if find == "backend-missing":
        return Check(Scope.WORKSPACE, _backends)
    judge = _FAULTS[find]

    def run(workspace: Workspace, _: Context) -> Iterator[Hit]:
        for ingress in ingresses(workspace):
            yield from (hit._replace(object=ingress.object) for hit in judge(ingress))

    return Check(Scope.WORKSPACE, run)


def _no_tls(ingress: IngressView) -> Iterator[Hit]:
    if not ingress.object.is_partial and any(True for _ in ingress.rules) and not as_list(ingress.spec.get("tls")):
        yield Hit((*ingress.path, "tls"))


def _host_not_in_tls(ingress: IngressView) -> Iterator[Hit]:
    covered = {h for _, entry in maps_in(ingress.spec.get("tls")) for h in as_list(entry.get("hosts"))}
    if not as_list(ingress.spec.get("tls")) or not covered:
        return
    for rule in ingress.rules:
        wildcard = "*." + rule.host.partition(".")[2]
        if rule.host and rule.host not in covered and wildcard not in covered:
            yield Hit((*rule.path, "host"), args={"what": rule.host})


def _no_class(ingress: IngressView) -> Iterator[Hit]:
    if not ingress.object.is_partial and not ingress.class_name:
        yield Hit((*ingress.path, "ingressClassName"))


def _default_backend(ingress: IngressView) -> Iterator[Hit]:
    for key in ("defaultBackend", "backend"):
        if isinstance(ingress.spec.get(key), dict):
            yield Hit((*ingress.path, key), Part.KEY)


def _no_host(ingress: IngressView) -> Iterator[Hit]:
    yield from (Hit((*rule.path, "host")) for rule in ingress.rules if not rule.host)


def _wildcard_host(ingress: IngressView) -> Iterator[Hit]:
    yield from (Hit((*rule.path, "host")) for rule in ingress.rules if rule.host.startswith("*"))


def _backends(workspace: Workspace, _: Context) -> Iterator[Hit]:
    known = {(s.object.namespace, s.object.name): s for s in services(workspace)}
    namespaces = {namespace for namespace, _name in known}
    for ingress in ingresses(workspace):
        namespace = ingress.object.namespace
        confidence = None if namespace in namespaces else Confidence.LOW
        for backend in ingress.backends:
            service = known.get((namespace, backend.service))
            ports = [port for _, port in maps_in(service.object.get("spec", "ports"))] if service is not None else []
            problem = (
                "" if service is not None and _has_port(backend, ports) else _problem(backend, service is not None)
            )
            if problem:
                yield Hit(backend.path, object=ingress.object, args={"what": problem}, confidence=confidence)


def _has_port(backend: Backend, ports: list[Any]) -> bool:
    wanted = backend.port
    return wanted is None or not ports or any(wanted in (port.get("port"), port.get("name")) for port in ports)


def _problem(backend: Backend, is_there: bool) -> str:  # noqa: FBT001  said once, above
    return f"port {backend.port} of service {backend.service}" if is_there else f"service {backend.service}"


def _duplicates(workspace: Workspace, _: Context) -> Iterator[Hit]:
    seen: dict[tuple[str, str, str], RelatedPlace] = {}
    for ingress in ingresses(workspace):
        for rule in ingress.rules:
            for path, item in rule.paths:
                text = as_str(item.get("path")) or "/"
                key = (ingress.class_name, rule.host, text)
                first = seen.setdefault(key, RelatedPlace(ingress.object, (*path, "path"), "claims it first"))
                if rule.host and first.object is not ingress.object:
                    what = f"{rule.host}{text}"
                    yield Hit((*path, "path"), object=ingress.object, args={"what": what}, related=(first,))


_FAULTS: dict[str, Callable[[IngressView], Iterator[Hit]]] = {
    "no-tls": _no_tls,
    "host-not-in-tls": _host_not_in_tls,
    "no-class": _no_class,
    "default-backend": _default_backend,
    "no-host": _no_host,
    "wildcard-host": _wildcard_host,
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"find": {"enum": [*_FAULTS, "backend-missing", "duplicate-path"]}},
    "required": ["find"],
    "additionalProperties": False,
}

"""Ingresses of every API version, and the Services that they lead to.

Source: https://kubernetes.io/docs/concepts/services-networking/ingress/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kubelint.kube.access import as_map, as_str, maps_in
from kubelint.kube.object import K8sObject
from kubelint.kube.workspace import Workspace
from kubelint.model.place import Path

GROUPS = ("networking.k8s.io", "extensions", "")
"""The API groups that Ingress has been in, and the empty one: a slip that is still meant as an Ingress."""
_CLASS_ANNOTATION = "kubernetes.io/ingress.class"


class Backend(NamedTuple):
    """A Service that an Ingress leads to; ``port`` is a number or a name, None if it says neither."""

    path: Path
    service: str
    port: int | str | None


class IngressRule(NamedTuple):
    """A rule for a host; empty for all hosts."""

    path: Path
    host: str
    value: Mapping[str, Any]

    @property
    def paths(self) -> Iterator[tuple[Path, Mapping[str, Any]]]:
        """The HTTP paths of the rule."""
        for index, item in maps_in(as_map(self.value.get("http")).get("paths")):
            yield (*self.path, "http", "paths", index), item


class IngressView:
    """An Ingress."""

    def __init__(self, owner: K8sObject) -> None:
        self.object = owner
        self.path: Path = (*owner.path, "spec")
        self.spec: Mapping[str, Any] = as_map(owner.get("spec"))

    @property
    def class_name(self) -> str:
        """The class, by the field or by the annotation of old."""
        return as_str(self.spec.get("ingressClassName")) or as_str(self.object.annotations.get(_CLASS_ANNOTATION))

    @property
    def rules(self) -> Iterator[IngressRule]:
        """Its rules."""
        for index, rule in maps_in(self.spec.get("rules")):
            yield IngressRule((*self.path, "rules", index), as_str(rule.get("host")), rule)

    @property
    def backends(self) -> Iterator[Backend]:
        """The Services that it leads to; other resources are left out."""
        for key in ("defaultBackend", "backend"):
            if isinstance(self.spec.get(key), dict):
                yield from _backend((*self.path, key), self.spec[key])
        for rule in self.rules:
            for path, item in rule.paths:
                yield from _backend((*path, "backend"), as_map(item.get("backend")))


def is_ingress(owner: K8sObject) -> bool:
    """Whether an object is an Ingress of Kubernetes."""
    return owner.kind == "Ingress" and owner.group in GROUPS


def ingresses(workspace: Workspace) -> Iterator[IngressView]:
    """All Ingresses of a workspace."""
    return (IngressView(owner) for owner in workspace.by_kind("Ingress") if is_ingress(owner))


def _backend(path: Path, value: Mapping[str, Any]) -> Iterator[Backend]:
    service = as_map(value.get("service"))
    if service:
        port = as_map(service.get("port"))
        yield Backend((*path, "service", "name"), as_str(service.get("name")), port.get("number") or port.get("name"))
    elif value.get("serviceName"):
        yield Backend((*path, "serviceName"), as_str(value.get("serviceName")), value.get("servicePort"))

"""What pods refer to by name: ConfigMaps, Secrets, claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kubelint.kube.access import as_map, as_str, maps_in
from kubelint.kube.container import ContainerView
from kubelint.kube.object import K8sObject
from kubelint.kube.pod import PodView
from kubelint.kube.workspace import Workspace
from kubelint.model.place import Path

CONFIG_MAP, SECRET, CLAIM = "ConfigMap", "Secret", "PersistentVolumeClaim"
_MAKERS = (("SealedSecret", SECRET), ("ExternalSecret", SECRET), ("Certificate", SECRET))
_GENERATED = ("kube-root-ca.crt", "openshift-service-ca.crt")  # in every namespace, made by controllers


class Reference(NamedTuple):
    """A name of another object in the same namespace; ``key`` is an entry of it, empty for the whole."""

    path: Path
    kind: str
    name: str
    key: str = ""
    is_optional: bool = False
    container: str | None = None


def references_of(pod: PodView) -> Iterator[Reference]:
    """The ConfigMaps and Secrets that a pod and its containers refer to."""
    for container in pod.containers:
        yield from _of_env(container)
    for path, volume in pod.volumes:
        yield from _of_source((*path, "configMap"), CONFIG_MAP, volume.get("configMap"), "name")
        yield from _of_source((*path, "secret"), SECRET, volume.get("secret"), "secretName")
        for index, source in maps_in(as_map(volume.get("projected")).get("sources")):
            place = (*path, "projected", "sources", index)
            yield from _of_source((*place, "configMap"), CONFIG_MAP, source.get("configMap"), "name")
            yield from _of_source((*place, "secret"), SECRET, source.get("secret"), "name")


def _of_env(container: ContainerView) -> Iterator[Reference]:
    kinds = ((CONFIG_MAP, "configMapKeyRef", "configMapRef"), (SECRET, "secretKeyRef", "secretRef"))
    for kind, one, whole in kinds:
        for index, entry in maps_in(container.get("env")):
            source = as_map(entry.get("valueFrom")).get(one)
            yield from _named((*container.path, "env", index, "valueFrom", one), kind, source, "name", container.name)
        for index, entry in maps_in(container.get("envFrom")):
            yield from _named(
                (*container.path, "envFrom", index, whole), kind, entry.get(whole), "name", container.name
            )


def _of_source(path: Path, kind: str, source: Any, field: str) -> Iterator[Reference]:
    for found in _named(path, kind, source, field, None):
        yield found
        for index, item in maps_in(as_map(source).get("items")):
            yield found._replace(path=(*path, "items", index, "key"), key=as_str(item.get("key")))


def _named(path: Path, kind: str, source: Any, field: str, container: str | None) -> Iterator[Reference]:
    content: Mapping[str, Any] = as_map(source)
    name = as_str(content.get(field))
    if name and name not in _GENERATED:
        key = as_str(content.get("key"))
        yield Reference((*path, field), kind, name, key, content.get("optional") is True, container)


def target_of(reference: Reference, namespace: str, workspace: Workspace) -> K8sObject | None:
    """The object that a reference means, or one that will make it (a SealedSecret, say); None if there is neither."""
    found = workspace.find(reference.kind, namespace, reference.name, "")
    if found is not None:
        return found
    for maker, kind in _MAKERS:
        if kind == reference.kind:
            for owner in workspace.by_kind(maker):
                if owner.namespace == namespace and reference.name in _made_by(owner):
                    return owner
    return None


def _made_by(owner: K8sObject) -> tuple[str, ...]:
    """The names of the Secrets that an object makes."""
    template = as_str(owner.get("spec", "template", "metadata", "name"))
    target = as_str(owner.get("spec", "target", "name"))
    return (template or target or as_str(owner.get("spec", "secretName")) or owner.name,)

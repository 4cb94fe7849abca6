"""Mounts through which a container can write to the file system of its node.

A check of its own because it takes the mount of the container and the volume of the pod together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kubelint.checks.check import Check, Context, Hit, RelatedPlace, Scope, missing
from kubelint.kube.access import as_str, dig, maps_in
from kubelint.model.place import Part, Path

if TYPE_CHECKING:
    from kubelint.kube.container import ContainerView

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}


def build() -> Check:
    """The check for mounts of hostPath volumes without ``readOnly: true``. Messages may use ``{host_path}``."""
    return Check(Scope.CONTAINER, _run)


def _run(container: ContainerView, _: Context) -> Iterator[Hit]:
    mounts = container.get("volumeMounts")
    if not mounts:
        return
    volumes = _host_paths(container)
    for index, mount in maps_in(mounts):
        volume = volumes.get(as_str(mount.get("name")))
        if volume is None or mount.get("readOnly") is True:
            continue
        source, host_path = volume
        path = (*container.path, "volumeMounts", index, "readOnly")
        related = (RelatedPlace(container.pod.object, source, "the path of the node", Part.KEY),)
        args = {"host_path": host_path, "mount_path": as_str(mount.get("mountPath"))}
        if mount.get("readOnly") is not None:
            yield Hit(path, args=args, related=related)
        else:
            yield from (hit._replace(related=related) for hit in missing(container, path, **args))


def _host_paths(container: ContainerView) -> dict[str, tuple[Path, str]]:
    """The hostPath volumes of the pod by name: where each is written, and the path of the node."""
    return {
        as_str(volume.get("name")): ((*path, "hostPath"), as_str(dig(volume, "hostPath", "path")))
        for path, volume in container.pod.volumes
        if volume.get("hostPath") is not None
    }

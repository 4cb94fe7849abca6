"""Which claims and ConfigMaps a workload uses; an inventory.

    check: mounted-data
    with: {}

Messages may use ``{what}``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.access import as_map, as_str, maps_in
from kubelint.kube.pod import PodView
from kubelint.model.place import Part

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}
_SOURCES = (("persistentVolumeClaim", "claimName", "claim"), ("configMap", "name", "config map"))


def build() -> Check:
    """The check that reports every claim and ConfigMap in use."""
    return Check(Scope.POD, _run)


def _run(pod: PodView, _: Context) -> Iterator[Hit]:
    for path, volume in pod.volumes:
        for key, name, what in _SOURCES:
            if key in volume:
                text = f"{what} {as_str(as_map(volume.get(key)).get(name))}"
                yield Hit((*path, key), Part.KEY, {"what": text})
    for container in pod.containers:
        for key, inner in (("env", "valueFrom"), ("envFrom", "")):
            for index, entry in maps_in(container.get(key)):
                reference = as_map(entry.get(inner)).get("configMapKeyRef") if inner else entry.get("configMapRef")
                if isinstance(reference, dict):
                    text = f"config map {as_str(reference.get('name'))}"
                    yield Hit((*container.path, key, index), args={"what": text}, container=container.name)

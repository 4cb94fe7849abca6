"""Volumes on the node that may grow without end.

    check: empty-dir
    with: {}

Reports an emptyDir without ``sizeLimit``: in memory always, on disk unless every container that mounts it has a limit
for ephemeral storage. Messages may use ``{volume}``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope, missing
from kubelint.kube.access import as_map, as_str, maps_in
from kubelint.kube.pod import PodView

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}


def build() -> Check:
    """The check that every emptyDir has a bound."""
    return Check(Scope.POD, _run)


def _run(pod: PodView, _: Context) -> Iterator[Hit]:
    for path, volume in pod.volumes:
        if "emptyDir" not in volume:
            continue
        source, name = as_map(volume.get("emptyDir")), as_str(volume.get("name"))
        if source.get("sizeLimit") is None and (source.get("medium") == "Memory" or not _is_bounded(pod, name)):
            yield from missing(pod, (*path, "emptyDir", "sizeLimit"), volume=name)


def _is_bounded(pod: PodView, volume: str) -> bool:
    mounting = [c for c in pod.containers if any(m.get("name") == volume for _, m in maps_in(c.get("volumeMounts")))]
    return bool(mounting) and all(c.get("resources", "limits", "ephemeral-storage") is not None for c in mounting)

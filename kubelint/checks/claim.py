"""What claims for storage lack, be they objects or templates of a StatefulSet.

    check: claim
    with: {lacks: storage}

``lacks``: ``storage`` (``resources.requests.storage``) or ``class`` (``storageClassName``; an empty one is a choice).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope, missing
from kubelint.kube.access import as_map, dig, maps_in
from kubelint.kube.object import K8sObject
from kubelint.model.place import Path

_FIELDS: dict[str, Path] = {"storage": ("resources", "requests", "storage"), "class": ("storageClassName",)}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"lacks": {"enum": list(_FIELDS)}},
    "required": ["lacks"],
    "additionalProperties": False,
}


def build(*, lacks: str) -> Check:
    """The check that claims have what is named."""
    field = _FIELDS[lacks]

    def run(owner: K8sObject, _: Context) -> Iterator[Hit]:
        for path, spec in _claims(owner):
            if dig(spec, *field) is None:
                yield from missing(owner, path + field)

    return Check(Scope.OBJECT, run)


def _claims(owner: K8sObject) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    if owner.kind == "PersistentVolumeClaim" and not owner.group:
        yield (*owner.path, "spec"), as_map(owner.get("spec"))
    elif owner.kind == "StatefulSet":
        for index, template in maps_in(owner.get("spec", "volumeClaimTemplates")):
            yield (*owner.path, "spec", "volumeClaimTemplates", index, "spec"), as_map(template.get("spec"))

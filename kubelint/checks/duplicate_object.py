"""Objects that the input holds twice.

    check: duplicate-object
    with: {}

Two objects are the same if group, kind, namespace and name are. What kustomize takes together and tells apart by itself
(a kustomization, a patch, an object without a name of its own) does not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, RelatedPlace, Scope
from kubelint.kube.object import K8sObject
from kubelint.kube.workspace import Workspace

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}
_NO_OBJECTS = ("kustomize.config.k8s.io",)


def build() -> Check:
    """The check that no object is there twice."""
    return Check(Scope.WORKSPACE, _run)


def _run(workspace: Workspace, _: Context) -> Iterator[Hit]:
    seen: dict[tuple[str, ...], K8sObject] = {}
    for owner in workspace.objects:
        if owner.is_partial or owner.group in _NO_OBJECTS or not owner.get("metadata", "name"):
            continue
        first = seen.setdefault((owner.group, owner.kind, owner.namespace, owner.name), owner)
        if first is not owner:
            related = RelatedPlace(first, (*first.path, "metadata", "name"), "is the first one")
            yield Hit((*owner.path, "metadata", "name"), object=owner, related=(related,))

"""API versions that Kubernetes serves no longer, or will not serve for long.

    check: api-version
    with: {state: removed}

``state`` is ``removed`` (not served by the target version any more) or ``deprecated`` (still served). The table ships
as ``schemas/api-lifecycle.json``. Messages may use ``{version}`` (the API version as written), ``{since}`` and
``{advice}``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.lifecycle import Lifecycle, lifecycle_of
from kubelint.kube.object import K8sObject
from kubelint.kube.version import Version

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"state": {"enum": ["removed", "deprecated"]}},
    "required": ["state"],
    "additionalProperties": False,
}


def build(*, state: str) -> Check:
    """The check that no object's apiVersion is in `state`."""

    def run(owner: K8sObject, context: Context) -> Iterator[Hit]:
        life = lifecycle_of(owner.group, owner.version, owner.kind)
        if life is None:
            return
        since = _since(life, state, context.version)
        if since is not None:
            args = {"version": owner.api_version, "since": str(since), "advice": _advice(life, owner)}
            yield Hit((*owner.path, "apiVersion"), args=args)

    return Check(Scope.OBJECT, run)


def _since(life: Lifecycle, state: str, version: Version) -> Version | None:
    """The version since which it is in `state`, if it is at `version`."""
    is_removed = life.removed is not None and version >= life.removed
    if state == "removed":
        return life.removed if is_removed else None
    is_deprecated = life.deprecated is not None and version >= life.deprecated
    return life.deprecated if is_deprecated and not is_removed else None


def _advice(life: Lifecycle, owner: K8sObject) -> str:
    replacement = life.replacement or (life.newest if life.newest != owner.api_version else "")
    if not replacement:
        return "nothing replaces it"
    kind = f" {life.replacement_kind}" if life.replacement_kind not in ("", owner.kind) else ""
    return f"use {replacement}{kind}"

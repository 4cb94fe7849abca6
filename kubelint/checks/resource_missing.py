"""Requests and limits that containers lack.

    check: resource-missing
    with: {resource: memory, of: limits}

``of`` is ``requests`` or ``limits``, ``resource`` a name such as ``cpu``. A request counts as set where the limit is
(the API copies it), where the pod has resources of its own, or where a LimitRange of the namespace in the input gives
a default. Ephemeral containers cannot have resources.

Sources: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ and
https://kubernetes.io/docs/concepts/policy/limit-range/
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope, missing
from kubelint.kube.access import dig, maps_in
from kubelint.kube.container import ContainerView, Role
from kubelint.kube.version import Version
from kubelint.kube.workspace import Workspace

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"resource": {"type": "string", "minLength": 1}, "of": {"enum": ["requests", "limits"]}},
    "required": ["resource", "of"],
    "additionalProperties": False,
}
_POD_LEVEL_SINCE = Version(1, 32)  # alpha then, beta and on by default from 1.34


def build(*, resource: str, of: str) -> Check:
    """The check that every container has `resource` among its `of`."""

    def run(container: ContainerView, context: Context) -> Iterator[Hit]:
        if container.role is Role.EPHEMERAL:
            return
        levels = ("requests", "limits") if of == "requests" else ("limits",)
        if any(container.get("resources", level, resource) is not None for level in levels):
            return
        if context.version >= _POD_LEVEL_SINCE and any(
            container.pod.get("resources", level, resource) is not None for level in levels
        ):
            return
        if not _has_default(context.workspace, container.pod.namespace, of, resource):
            yield from missing(container, (*container.path, "resources", of, resource))

    return Check(Scope.CONTAINER, run)


def _has_default(workspace: Workspace, namespace: str, of: str, resource: str) -> bool:
    """Whether a LimitRange gives containers of the namespace a default; one for limits is one for requests too."""
    keys = ("defaultRequest", "default") if of == "requests" else ("default",)
    return any(
        limit.get("type") == "Container" and any(dig(limit, key, resource) is not None for key in keys)
        for item in workspace.by_kind("LimitRange", "")
        if item.namespace == namespace
        for _, limit in maps_in(item.get("spec", "limits"))
    )

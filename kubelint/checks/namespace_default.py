"""Objects in the namespace ``default``.

    check: namespace-default
    with: {explicit: false}

With ``explicit: true`` objects that name no namespace are reported as well: they get there unless somebody adds one.
What Kubernetes itself has there is exempt.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope, missing
from kubelint.kube.object import DEFAULT_NAMESPACE, K8sObject

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"explicit": {"type": "boolean"}},
    "required": ["explicit"],
    "additionalProperties": False,
}
_BUILT_IN = frozenset({("Service", "kubernetes"), ("ServiceAccount", "default"), ("Endpoints", "kubernetes")})
_NO_OBJECTS = ("kustomize.config.k8s.io",)  # files for tools, which lie in no cluster


def build(*, explicit: bool) -> Check:
    """The check that no object lies in ``default``."""

    def run(target: K8sObject, _: Context) -> Iterator[Hit]:
        if target.is_cluster_scoped or (target.kind, target.name) in _BUILT_IN or target.group in _NO_OBJECTS:
            return
        written = target.get("metadata", "namespace")
        path = (*target.path, "metadata", "namespace")
        if written == DEFAULT_NAMESPACE:
            yield Hit(path)
        elif written is None and explicit:
            yield from missing(target, path)

    return Check(Scope.OBJECT, run)

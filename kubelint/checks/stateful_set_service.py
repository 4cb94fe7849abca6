"""The headless Service that gives the pods of a StatefulSet their names.

    check: stateful-set-service
    with: {}

Reports a StatefulSet without ``serviceName`` and, where the input has Services, one whose Service is not there, has a
cluster address, or does not select the pods.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope, missing
from kubelint.kube.access import as_str
from kubelint.kube.pod import PodView
from kubelint.kube.selector import from_map

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}


def build() -> Check:
    """The check that every StatefulSet has a headless Service."""
    return Check(Scope.POD, _run)


def _run(pod: PodView, context: Context) -> Iterator[Hit]:
    owner = pod.object
    if owner.kind != "StatefulSet":
        return
    path = (*owner.path, "spec", "serviceName")
    name = as_str(owner.get("spec", "serviceName"))
    if not name:
        yield from missing(owner, path)
        return
    if not context.workspace.is_complete or not context.workspace.by_kind("Service", ""):
        return
    service = context.workspace.find("Service", owner.namespace, name, "")
    is_headless = service is not None and service.get("spec", "clusterIP") == "None"
    if service is None or not is_headless or not from_map(service.get("spec", "selector")).matches(pod.labels):
        yield Hit(path)

"""Workloads whose selector does not fit the pods that they make.

check: selector-mismatch
with: {}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, RelatedPlace, Scope, missing
from kubelint.kube.pod import PodView
from kubelint.kube.selector import from_label_selector, from_map

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}
_KINDS = frozenset({"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"})
_PLAIN = frozenset({"ReplicationController", "DeploymentConfig"})  # their selectors are plain maps, and optional


def build() -> Check:
    """The check that a workload selects its own pods."""
    return Check(Scope.POD, _run)


def _run(pod: PodView, _: Context) -> Iterator[Hit]:
    owner = pod.object
    path = (*owner.path, "spec", "selector")
    value = owner.get("spec", "selector")
    if owner.kind in _PLAIN and value:
        fits = from_map(value).matches(pod.labels)
    elif owner.kind in _KINDS:
        if value is None:
            if owner.group == "apps" and owner.version == "v1":  # older versions take the labels of the template
                yield from missing(owner, path)
            return
        selector = from_label_selector(value)
        fits = selector.matches(pod.labels) and not selector.is_empty
    else:
        return
    if not fits and not owner.is_partial:
        yield Hit(path, related=(RelatedPlace(owner, (*pod.metadata_path, "labels"), "are the labels of the pods"),))

"""The labels that Kubernetes recommends for applications.

    check: recommended-label
    with: {}

Reports a workload that has none of them, on itself or on its pods; with ``is: name`` one whose instance label is not
its name.

Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope, missing
from kubelint.kube.pod import PodView

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"is": {"enum": ["name"]}},
    "additionalProperties": False,
}
_PREFIX = "app.kubernetes.io/"
_LABELS = frozenset(_PREFIX + n for n in ("name", "instance", "version", "component", "part-of", "managed-by"))
_INSTANCE = _PREFIX + "instance"


def build(**options: str) -> Check:
    """The check that workloads carry recommended labels."""
    return Check(Scope.POD, _instance if "is" in options else _any)


def _any(pod: PodView, _: Context) -> Iterator[Hit]:
    owner = pod.object
    if _LABELS.isdisjoint(owner.labels) and _LABELS.isdisjoint(pod.labels):
        yield from missing(owner, (*owner.path, "metadata", "labels"))


def _instance(pod: PodView, _: Context) -> Iterator[Hit]:
    owner = pod.object
    path = (*owner.path, "metadata", "labels", _INSTANCE)
    value = owner.labels.get(_INSTANCE)
    if value is None:
        yield from missing(owner, path)
    elif value != owner.name:
        yield Hit(path)

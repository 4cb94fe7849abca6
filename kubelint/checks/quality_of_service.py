"""Pods that ask for nothing, and so are evicted first.

    check: quality-of-service
    with: {}

Source: https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope, missing
from kubelint.kube.container import ContainerView, Role
from kubelint.kube.pod import PodView

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}
_COUNTED = ("cpu", "memory")


def build() -> Check:
    """The check that a pod is not of the class BestEffort."""
    return Check(Scope.POD, _run)


def _run(pod: PodView, _: Context) -> Iterator[Hit]:
    holders: list[PodView | ContainerView] = [pod, *(c for c in pod.containers if c.role is not Role.EPHEMERAL)]
    if len(holders) == 1:
        return
    asks = (h.get("resources", key, name) for h in holders for key in ("requests", "limits") for name in _COUNTED)
    if all(value is None for value in asks):
        yield from missing(pod, (*pod.path, "containers"))

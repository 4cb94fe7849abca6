"""Keys in alphabetical order.

    check: sorted-key
    with: {}

Reports the first key of an object that stands behind a later one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.object import K8sObject
from kubelint.model.place import Part, Path

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}
_DEEPEST = 50


def build() -> Check:
    """The check that keys are sorted."""
    return Check(Scope.OBJECT, _run)


def _run(owner: K8sObject, _: Context) -> Iterator[Hit]:
    path = next(_unsorted(owner.value, owner.path, _DEEPEST), None)
    if path is not None:
        yield Hit(path, Part.KEY)


def _unsorted(value: Any, path: Path, depth: int) -> Iterator[Path]:
    if isinstance(value, dict):
        keys = list(value)
        for before, key in pairwise(keys):
            if str(key) < str(before):
                yield (*path, key)
                return
    if depth and isinstance(value, dict | list):
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _unsorted(item, (*path, step), depth - 1)

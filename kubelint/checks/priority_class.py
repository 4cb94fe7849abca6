"""Which priority classes pods may have.

    check: priority-class
    with: {denied: ["system-*"], allowed: []}

Reports a pod outside of kube-system with one of the ``denied`` classes (``*`` stands for any text), and, if any are
``allowed``, a pod with another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.checks.condition import is_like
from kubelint.kube.access import as_str
from kubelint.kube.pod import PodView

_NAMES = {"type": "array", "items": {"type": "string"}}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"denied": _NAMES, "allowed": _NAMES},
    "required": ["denied", "allowed"],
    "additionalProperties": False,
}


def build(*, denied: Sequence[str], allowed: Sequence[str]) -> Check:
    """The check that pods have an allowed class, if any."""

    def run(pod: PodView, _: Context) -> Iterator[Hit]:
        name = as_str(pod.get("priorityClassName"))
        if not name:
            return
        is_denied = pod.namespace != "kube-system" and any(is_like(name, pattern) for pattern in denied)
        if is_denied or (allowed and name not in allowed):
            yield Hit((*pod.path, "priorityClassName"))

    return Check(Scope.POD, run)

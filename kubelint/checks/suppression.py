"""Faults of suppressions: unused, expired, naming no known rule, and so on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.model.suppression import DirectiveUse, Fault

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"fault": {"enum": [fault.value for fault in Fault]}},
    "required": ["fault"],
    "additionalProperties": False,
}


def build(*, fault: str) -> Check:
    """Reports each `fault` of a suppression. Messages may use ``{rule}``, the rule it names, and ``{detail}``."""

    def run(use: DirectiveUse, _: Context) -> Iterator[Hit]:
        for found in use.faults:
            if found.kind.value == fault:
                path = use.directive.location.path
                yield Hit(path, span=found.span, args={"rule": found.rule, "detail": found.detail})

    return Check(Scope.SUPPRESSION, run)

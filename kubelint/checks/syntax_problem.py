"""Problems of the text itself: what YAML does not allow, and what Kubernetes or kubelint cannot take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.syntax.problem import DUPLICATE_KEY, EXPANSION, INVALID, NOT_UTF8, TOO_DEEP

if TYPE_CHECKING:
    from kubelint.syntax.document import Document

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "problems": {
            "type": "array",
            "minItems": 1,
            "items": {"enum": [INVALID, NOT_UTF8, DUPLICATE_KEY, TOO_DEEP, EXPANSION]},
        },
    },
    "required": ["problems"],
    "additionalProperties": False,
}


def build(*, problems: list[str]) -> Check:
    """Reports each problem of these kinds; ``{problem}`` in the message is what the reader says about it."""
    kinds = frozenset(problems)

    def run(document: Document, _: Context) -> Iterator[Hit]:
        for problem in document.problems:
            if problem.kind in kinds:
                yield Hit(problem.path, span=problem.span, args={"problem": problem.message})

    return Check(Scope.DOCUMENT, run)

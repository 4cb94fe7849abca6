"""Words in the commands of containers.

    check: command-word
    with: {words: [sudo], commands: true}

Reports an element of command or args that is one of ``words``, or a line for a shell in which one of them stands as a
command of its own. With ``commands: false`` any place in the text counts, and ``*`` stands for any text. Messages may
use ``{what}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.checks.condition import is_like
from kubelint.kube.container import ContainerView

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "words": {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}},
        "commands": {"type": "boolean"},
    },
    "required": ["words", "commands"],
    "additionalProperties": False,
}
_COMMAND = re.compile(r"(?:^|[;&|(`\n]|&&|\|\|)\s*(?:\w+=\S*\s+)*(?:[\w./-]*/)?([\w.-]+)")


def build(*, words: Sequence[str], commands: bool) -> Check:
    """The check that no container runs one of `words`."""
    wanted = frozenset(words)

    def find(text: str) -> str:
        if commands:
            return next((word for word in _COMMAND.findall(text) if word in wanted), "")
        return next((word for word in words if is_like(text, f"*{word}*")), "")

    def run(container: ContainerView, _: Context) -> Iterator[Hit]:
        for key in ("command", "args"):
            value = container.get(key)
            for index, item in enumerate(value if isinstance(value, list) else ()):
                what = find(item) if isinstance(item, str) else ""
                if what:
                    yield Hit((*container.path, key, index), args={"what": what})

    return Check(Scope.CONTAINER, run)

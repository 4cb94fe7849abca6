"""Settings in the text of a configuration file: properties, environment files, INI, YAML, JSON, XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SETTING = re.compile(r"""[\s{,-]*(?:export\s+|set\s+)?["']?([A-Za-z_][\w.\-]{0,120})["']?\s*(?::=|=>|[:=])\s*(\S.*)""")
_ELEMENT = re.compile(r"<([A-Za-z_][\w.-]{0,120})>([^<>]{1,500})</\1>")
_COMMENT = ("#", ";", "//", "--", "/*", "*")
_CODE = re.compile(r"[(){}\[\]<>|\\]|\s")
_TYPES = frozenset({"string", "str", "bytes", "text", "object", "password", "number", "required", "optional", "secret"})
_LONGEST_LINE = 2_000


class Setting(NamedTuple):
    """A name and its value, and the 0-based line where they stand."""

    name: str
    value: str
    line: int


def settings_in(text: str) -> Iterator[Setting]:
    """The settings that lines of `text` make. Comments and program code are passed over as far as they can be told."""
    for number, line in enumerate(text.split("\n")):
        content = line.strip()
        if not content or len(content) > _LONGEST_LINE or content.startswith(_COMMENT):
            continue
        for match in _ELEMENT.finditer(content):
            yield Setting(match.group(1), match.group(2), number)
        found = _SETTING.match(content)
        if found is not None:
            value = _value(found.group(2))
            if value:
                yield Setting(found.group(1), value, number)


def _value(text: str) -> str:
    """The value without quotes, comma and comment; empty for what looks like code or the name of a type."""
    text = text.strip().rstrip(",;")
    if text[:1] in ("'", '"'):
        end = text.find(text[0], 1)
        return text[1:end] if end > 0 else ""
    text = text.partition(" #")[0].strip()
    return "" if _CODE.search(text) or text.lower() in _TYPES else text

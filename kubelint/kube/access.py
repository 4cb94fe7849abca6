"""Reading values whose shape nobody has checked yet: a wrong shape reads as absent, never as an exception."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_NOTHING: Mapping[str, Any] = {}


def dig(value: object, *steps: str | int) -> Any:
    """The node at `steps` below `value`, or None where a step is missing or meets another shape."""
    for step in steps:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def as_map(value: object) -> Mapping[str, Any]:
    """`value` if it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else _NOTHING


def as_list(value: object) -> Sequence[Any]:
    """`value` if it is a list, else an empty one."""
    return value if isinstance(value, list) else ()


def as_str(value: object) -> str:
    """`value` if it is a string, else an empty one."""
    return value if isinstance(value, str) else ""


def maps_in(value: object) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The mappings of a list with their indexes; anything else in the list is passed over."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, dict):
                yield index, item

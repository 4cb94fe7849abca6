"""Conditions on one value of a manifest, as rule files write them: a closed set of typed comparisons.

Not a check itself: `field` and other checks take conditions among their arguments.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from kubelint.kube.version import Version, parse_version
from kubelint.model.place import Part

_SCALARS = {"type": "array", "minItems": 1, "items": {"type": ["string", "number", "boolean"]}}
_GLOBS = {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}}
_TRUE = {"const": True}

OPERATORS: dict[str, Any] = {
    "forbid": _SCALARS | {"description": "the value is none of these"},
    "require": {
        "description": "the value is one of these; in a map, those that each Kubernetes version from its key on adds",
        "oneOf": [_SCALARS, {"type": "object", "minProperties": 1, "additionalProperties": _SCALARS}],
    },
    "forbid-like": _GLOBS | {"description": "the text fits none of these patterns, in which * stands for any text"},
    "require-like": _GLOBS | {"description": "the text fits one of these patterns, in which * stands for any text"},
    "require-item": _SCALARS | {"description": "the list has one of these items"},
    "forbid-present": _TRUE | {"description": "the key is not there (or null)"},
    "require-present": _TRUE | {"description": "the key is there (and not null)"},
    "forbid-non-empty": _TRUE | {"description": "the list, map or text is absent or empty"},
    "require-non-empty": _TRUE | {"description": "the list, map or text has something in it"},
    "at-least": {"type": "number", "description": "the number is this or more"},
    "at-most": {"type": "number", "description": "the number is this or less"},
    "absent": {"enum": ["pass", "fail"], "description": "what an absent value means, if not what the operator says"},
}
"""JSON Schemas of the operators; the keys are as in a rule file."""

_DEMANDING = frozenset(
    {"require", "require_like", "require_item", "require_present", "require_non_empty", "at_least", "at_most"}
)
_ABOUT_KEY = frozenset({"forbid_present", "forbid_non_empty", "absent"})
_SCALAR_TYPES = frozenset({str, int, float, bool})

Test = Callable[[Any], bool]


class Condition(NamedTuple):
    """A compiled condition. ``is_broken`` judges a value that is there; ``part`` is what a finding shows."""

    is_broken: Test
    is_absence_broken: bool
    part: Part

    def breaks(self, value: object) -> bool:
        """Whether `value` breaks the condition; None is an absent value."""
        return self.is_absence_broken if value is None else self.is_broken(value)


def compile_conditions(**operators: object) -> Callable[[Version], Condition]:
    """`compile_condition` for each version of Kubernetes, as ``require`` may grow from one to the next."""
    growing = operators.get("require")
    if not isinstance(growing, Mapping):
        fixed = compile_condition(**operators)
        return lambda _: fixed
    steps = [(parse_version(since), values) for since, values in growing.items()]

    @cache
    def of(version: Version) -> Condition:
        values = [value for since, added in steps if since <= version for value in added]
        return compile_condition(**operators | {"require": values})

    return of


def compile_condition(**operators: object) -> Condition:
    """The condition that every one of `operators` holds (keys as in `OPERATORS`, with ``_``).

    Values are compared with their types: ``True`` is neither 1 nor ``"true"``. An absent value breaks what demands
    something (``require…``, ``at-…``) and satisfies what forbids something, unless ``absent`` says otherwise.
    """
    names = operators.keys()
    tests = tuple(_TESTS[name](argument) for name, argument in operators.items() if name != "absent")
    absent = operators.get("absent")
    return Condition(
        is_broken=tests[0] if len(tests) == 1 else lambda value: any(test(value) for test in tests),
        is_absence_broken=absent == "fail" if absent else not _DEMANDING.isdisjoint(names),
        part=Part.KEY if names <= _ABOUT_KEY else Part.VALUE,
    )


def is_like(text: str, pattern: str) -> bool:
    """Whether `text` fits `pattern`, in which ``*`` stands for any text and everything else for itself.

    Takes time in proportion to the length of the text for each star, whatever the pattern.
    """
    first, *rest = pattern.split("*")
    if not rest:
        return text == pattern
    last = rest.pop()
    if len(text) < len(first) + len(last) or not (text.startswith(first) and text.endswith(last)):
        return False
    at, end = len(first), len(text) - len(last)
    for part in rest:
        at = text.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


def _one_of(wanted: Sequence[object]) -> Test:
    """Whether a value is among `wanted`, type included."""
    typed = frozenset((type(value), value) for value in wanted)
    return lambda value: type(value) in _SCALAR_TYPES and (type(value), value) in typed


def _not(test: Test) -> Test:
    return lambda value: not test(value)


def _like(patterns: Sequence[str]) -> Test:
    return lambda value: isinstance(value, str) and any(is_like(value, pattern) for pattern in patterns)


def _has_item(wanted: Sequence[object]) -> Test:
    is_wanted = _one_of(wanted)
    return lambda value: isinstance(value, list) and any(is_wanted(item) for item in value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_filled(value: object) -> bool:
    return not isinstance(value, str | list | dict) or len(value) > 0


_TESTS: dict[str, Callable[[Any], Test]] = {
    "forbid": _one_of,
    "require": lambda wanted: _not(_one_of(wanted)),
    "forbid_like": _like,
    "require_like": lambda patterns: _not(_like(patterns)),
    "require_item": lambda wanted: _not(_has_item(wanted)),
    "forbid_present": lambda _: lambda _: True,
    "require_present": lambda _: lambda _: False,
    "forbid_non_empty": lambda _: _is_filled,
    "require_non_empty": lambda _: _not(_is_filled),
    "at_least": lambda bound: lambda value: _is_number(value) and value < bound,
    "at_most": lambda bound: lambda value: _is_number(value) and value > bound,
}

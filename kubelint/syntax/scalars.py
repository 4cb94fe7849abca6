"""Plain scalars as Kubernetes reads them: YAML 1.1 by the table of go-yaml v2, which sigs.k8s.io/yaml uses.

Source: https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go
"""

from __future__ import annotations

import re

_WORDS: dict[str, bool | float | None] = {"": None, "~": None}
_WORDS |= dict.fromkeys(("null", "Null", "NULL"))
_WORDS |= dict.fromkeys(["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"], True)
_WORDS |= dict.fromkeys(["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"], False)
_WORDS |= dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan"))
_WORDS |= dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf"))
_WORDS |= dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf"))

_NUMERIC_START = frozenset("0123456789+-.")
_INTEGER = re.compile(r"([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_BASES = (16, 2, 8, 10)
_LONGEST_NUMBER = 400  # characters; a longer one overflows every type of Go, and Python refuses to convert some

Scalar = str | int | float | bool | None


def resolve(text: str) -> Scalar:
    """The value of a plain scalar: ``yes`` is True, ``0777`` is 511, ``1_000`` is 1000, ``~`` is None."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMERIC_START or len(text) > _LONGEST_NUMBER:
        return text
    if text[0] == ".":
        return text if "_" in text else _float(text)
    digits = text.replace("_", "")
    number = _integer(digits)
    if number is not None:
        return number
    value = _float(digits)
    return text if isinstance(value, str) else value


def _integer(text: str) -> int | None:
    """An integer as strconv.ParseInt reads it with base 0, or None for what is none or has more than 64 bits."""
    match = _INTEGER.match(text)
    if match is None:
        return None
    sign, *groups = match.groups()
    digits, base = next((d, b) for d, b in zip(groups, _BASES, strict=True) if d is not None)
    value = int(digits, base)
    if sign == "-":
        return -value if value <= 1 << 63 else None
    return value if value < 1 << 64 and not (sign and value >= 1 << 63) else None


def _float(text: str) -> float | str:
    """A float, or the text itself where it is none or its value does not fit."""
    if not _FLOAT.match(text):
        return text
    value = float(text)
    return text if value in (float("inf"), float("-inf")) else value


def key_text(value: Scalar) -> str:
    """A key of a map as JSON gets it; Kubernetes converts YAML to JSON before it looks at it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:g}" if value != int_or_none(value) else str(int(value))
    return str(value)


def int_or_none(value: float) -> int | None:
    """The integer equal to `value`, if there is one of a size that Go writes without an exponent."""
    return int(value) if abs(value) < 1e21 and value == int(value) else None

"""Plain scalars, against the table of go-yaml v2."""

from __future__ import annotations

import math

import pytest

from kubelint.syntax.scalars import key_text, resolve


@pytest.mark.parametrize(
    "text",
    ["a", "yess", "TrUe", "nULL", "0x", "0xg", "1e", "e1", "1.2.3", "12:30:45", "2001-01-01", "+", "-", ".", "..",
     "._5", "1e999", "-1e999", "1 2", "0b2", "1_a", "=", "<<", "١", "1٢", "v1", "1.0.0-rc1", "10Mi", "0777x", "9" * 500],
)  # fmt: skip
def test_stays_text(text):
    assert resolve(text) == text


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_null(text):
    assert resolve(text) is None


@pytest.mark.parametrize("text", ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"])
def test_true(text):
    assert resolve(text) is True


@pytest.mark.parametrize("text", ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"])
def test_false(text):
    assert resolve(text) is False


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), ("-0", 0), ("12", 12), ("+12", 12), ("-12", -12), ("0777", 511), ("-017", -15), ("0o17", 15),
     ("0x1F", 31), ("0b101", 5), ("1_000", 1000), ("0x_ff", 255), (str((1 << 64) - 1), (1 << 64) - 1), (str(-(1 << 63)), -(1 << 63))],
)  # fmt: skip
def test_integer(text, value):
    assert resolve(text) == value
    assert type(resolve(text)) is int


@pytest.mark.parametrize(
    ("text", "value"),
    [("1e3", 1000.0), ("1.5", 1.5), (".5", 0.5), ("5.", 5.0), ("-1.5E-2", -0.015), ("08", 8.0), ("1_0.5", 10.5),
     (str(1 << 64), float(1 << 64)), (".inf", math.inf), ("-.Inf", -math.inf)],
)  # fmt: skip
def test_float(text, value):
    assert resolve(text) == value
    assert type(resolve(text)) is float


def test_not_a_number():
    assert math.isnan(resolve(".nan"))


@pytest.mark.parametrize(
    ("value", "text"), [(True, "true"), (False, "false"), (8080, "8080"), (1.5, "1.5"), (8.0, "8"), (1e30, "1e+30")]
)
def test_key(value, text):
    assert key_text(value) == text

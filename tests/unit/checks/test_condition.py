"""What the operators of conditions accept and refuse."""

from __future__ import annotations

import pytest

from kubelint.checks.condition import OPERATORS, compile_condition, compile_conditions, is_like
from kubelint.kube.version import Version
from kubelint.model.place import Part


@pytest.mark.parametrize(
    ("operators", "value"),
    [
        ({"forbid": [True]}, 1),
        ({"forbid": [True]}, "true"),
        ({"forbid": [1]}, True),
        ({"forbid": [0]}, False),
        ({"forbid": ["a"]}, ["a"]),
        ({"forbid": ["a"]}, {"a": 1}),
        ({"forbid": [True]}, None),
        ({"require": [False]}, False),
        ({"require": ["a", "b"]}, "b"),
        ({"require": ["a"], "absent": "pass"}, None),
        ({"forbid_like": ["a*"]}, "ba"),
        ({"forbid_like": ["1*"]}, 12),
        ({"require_like": ["*.local"]}, "cluster.local"),
        ({"require_item": ["ALL"]}, ["NET_RAW", "ALL"]),
        ({"forbid_present": True}, None),
        ({"require_present": True}, ""),
        ({"forbid_non_empty": True}, []),
        ({"forbid_non_empty": True}, ""),
        ({"require_non_empty": True}, 0),
        ({"require_non_empty": True}, [None]),
        ({"at_least": 10}, 10),
        ({"at_least": 10}, "9"),
        ({"at_least": 1}, False),
        ({"at_most": 10}, 10.0),
        ({"at_least": 1, "at_most": 3}, 2),
    ],
)
def test_holds(operators, value):
    assert not compile_condition(**operators).breaks(value)


@pytest.mark.parametrize(
    ("operators", "value"),
    [
        ({"forbid": [True]}, True),
        ({"forbid": [True], "absent": "fail"}, None),
        ({"require": [False]}, None),
        ({"require": [False]}, 0),
        ({"require": ["a"]}, ["a"]),
        ({"require": ["a"]}, {"a": "a"}),
        ({"forbid_like": ["*x*"]}, "axa"),
        ({"require_like": ["*.local"]}, 5),
        ({"require_item": ["ALL"]}, ["all"]),
        ({"require_item": ["ALL"]}, "ALL"),
        ({"require_item": [1]}, [True]),
        ({"forbid_present": True}, {}),
        ({"forbid_non_empty": True}, {"a": None}),
        ({"forbid_non_empty": True}, 5),
        ({"require_non_empty": True}, {}),
        ({"require_non_empty": True}, None),
        ({"require_present": True}, None),
        ({"at_least": 10}, 9),
        ({"at_least": 10}, None),
        ({"at_most": 10}, 10.5),
        ({"at_least": 1, "at_most": 3}, 4),
    ],
)
def test_is_broken(operators, value):
    assert compile_condition(**operators).breaks(value)


def test_every_operator_of_the_schema_compiles():
    compiled = {name.replace("-", "_") for name in OPERATORS} - {"absent"}
    for name in compiled:
        argument = [1] if name in {"forbid", "require", "require_item"} else ["a"] if "like" in name else 1
        compile_condition(**{name: argument})


def test_shows_the_key_only_where_the_entry_itself_is_the_fault():
    assert compile_condition(forbid_present=True).part is Part.KEY
    assert compile_condition(forbid_non_empty=True, absent="fail").part is Part.KEY
    assert compile_condition(forbid=[1]).part is Part.VALUE
    assert compile_condition(forbid_non_empty=True, require=[1]).part is Part.VALUE


def test_what_is_required_can_grow_with_the_version():
    condition = compile_conditions(require={"1.0": ["a"], "1.27": ["b"]}, absent="pass")
    assert not condition(Version(1, 26)).breaks("a")
    assert condition(Version(1, 26)).breaks("b")
    assert not condition(Version(1, 27)).breaks("b")
    assert not condition(Version(1, 27)).breaks("a")
    assert not condition(Version(1, 26)).breaks(None)


@pytest.mark.parametrize("pattern", ["ab", "*", "a*", "*b", "a*b", "*a*b*", "**"])
def test_pattern_fits(pattern):
    assert is_like("ab", pattern)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("ab", "a"),
        ("ab", "b*"),
        ("a", "a*a"),
        ("aba", "ab*ba"),
        ("abc", "*b"),
        ("ab", "*b*a*"),
        ("a.b", "a?b"),
        ("", "a*"),
    ],
)
def test_pattern_does_not_fit(text, pattern):
    assert not is_like(text, pattern)

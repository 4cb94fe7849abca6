"""Nodes by a path with wildcards."""

from __future__ import annotations

import pytest

from kubelint.kube.node import has_wildcard, nodes, parse_pattern

VALUE = {"a": [{"b": 1}, {"c": 2}, 3], "m": {"x": {"b": 5}, "y.z": {"b": 6}}, "n": None}


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("", ()),
        ("a.b", ("a", "b")),
        ("a[*].b", ("a", "[*]", "b")),
        ("a[*][*]", ("a", "[*]", "[*]")),
        ("[*].a", ("[*]", "a")),
        ("m.*.b", ("m", "*", "b")),
        ('m["y.z"][0].b', ("m", "y.z", 0, "b")),
    ],
)
def test_parse_pattern(text, steps):
    assert parse_pattern(text) == steps


@pytest.mark.parametrize("text", ["a..b", "a[", 'a["b', "a[x]", ".a"])
def test_what_is_no_path_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        parse_pattern(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [((), VALUE)]),
        ("a[1].c", [(("a", 1, "c"), 2)]),
        ("a[*].b", [(("a", 0, "b"), 1), (("a", 1, "b"), None), (("a", 2, "b"), None)]),
        ("m.*.b", [(("m", "x", "b"), 5), (("m", "y.z", "b"), 6)]),
        ("q.r", [(("q", "r"), None)]),
        ("n.r", [(("n", "r"), None)]),
        ("q[*].r", []),
        ("m[*]", []),
        ("a.*", []),
        ("a[9]", [(("a", 9), None)]),
    ],
)
def test_nodes(text, expected):
    assert list(nodes(VALUE, parse_pattern(text))) == expected


def test_paths_begin_where_they_are_told():
    assert list(nodes({"a": 1}, ("a",), ("spec",))) == [(("spec", "a"), 1)]


def test_has_wildcard():
    assert has_wildcard(parse_pattern("a[*]"))
    assert has_wildcard(parse_pattern("a.*"))
    assert not has_wildcard(parse_pattern("a[0].b"))

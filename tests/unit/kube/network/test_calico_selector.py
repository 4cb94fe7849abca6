"""The selector language of Calico."""

from __future__ import annotations

import pytest

from kubelint.kube.network.calico_selector import parse_calico_selector

WEB = {"app": "web", "k8s.io/part-of": "shop", "n": 1}


@pytest.mark.parametrize(
    "text",
    ["app", "app ==", "app = 'web'", "app == web", "app == 'web", "'web' == app", "'web'", "app == 'web' has(n)", "(app == 'web'",
     "app == 'web')", "()", "(", ")", "!", "!!", "has()", "has(app", "has('app')", "none()", "all(app)", "app in 'web'", "app in {web}",
     "app in {'web' 'api'}", "app in {'web'", "app in {,}", "app starts 'w'", "app with 'w'", "app like 'w'", "app == 'web' &&",
     "app == 'web' & has(n)", "app == 'web' | has(n)", "&& has(app)", "app; 'web'", "app text 'web'", "%", "{{ .Values.selector }}",
     "!" * 100_000 + "has(x)", "(" * 3000 + "all()" + ")" * 3000, "app == 'web' || " * 1000 + "all()"],
)  # fmt: skip
def test_what_is_no_selector_selects_nothing(text):
    selector = parse_calico_selector(text)
    assert not selector.is_empty
    assert not selector.matches(WEB)


@pytest.mark.parametrize(
    "text",
    ["app == 'api'", "!has(app)", "app in {'a', 'b'}", "app in {}", "app != 'web'", "app not in {'web'}", "app == 'web' && has(x)",
     "app contains 'x'", "app starts with 'e'", "app ends with 'w'", "x contains ''", "x == ''", "!(app == 'web')", "!app == 'web'",
     "!!has(x)", "! all()", "has(x) || has(y)", "has(x) && has(app) || has(y)", "n == '2'"],
)  # fmt: skip
def test_not_met(text):
    assert not parse_calico_selector(text).matches(WEB)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "all()", " all( ) ", "global()", "app == 'web'", 'app == "web"', "app=='web'&&has( n )", "has(app)", "!has(x)", "!!has(app)",
     "app in {'a', 'web'}", "app in{'web',}", "x != 'y'", "x not in {'y'}", "x notin {'y'}", "has(k8s.io/part-of)", "n == '1'",
     "app == 'api' || (has(app) && !has(x))", "has(app) || has(x) && has(y)", "(has(x) || has(app)) && has(n)", "app starts with 'w'",
     "app startswith 'w'", "app ends with 'b'", "app endswith 'b'", "app contains 'e'", "app contains \"\"", "app ==\n'web'\n",
     "!app == 'api'", "!(has(x) || has(y))"],
)  # fmt: skip
def test_met(text):
    assert parse_calico_selector(text).matches(WEB)


@pytest.mark.parametrize(
    ("text", "is_empty", "is_global"),
    [("", True, False), ("all()", True, False), ("all() && all()", True, False), ("global()", True, True), ("has(app)", False, False),
     ("all() && has(app)", False, False), ("!global()", False, False), ("global() && has(app)", False, False)],
)  # fmt: skip
def test_selecting_everything(text, is_empty, is_global):
    selector = parse_calico_selector(text)
    assert (selector.is_empty, selector.is_global) == (is_empty, is_global)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("", (0, 0)), ("all()", (0, 0)), ("ns == 'a'", (1, 0)), ("app == 'a'", (0, 1)), ("ns == 'a' && app == 'b' && has(ns)", (2, 1)),
     ("ns == 'a' || app == 'b'", (0, 1)), ("ns == 'a' || !(has(ns))", (1, 0)), ("none()", (0, 1)), ("!all()", (0, 1))],
)  # fmt: skip
def test_split(text, numbers):
    first, others = parse_calico_selector(text).split(lambda key: key == "ns")
    assert (len(first.terms), len(others.terms)) == numbers

"""The selector language of Calico: ``app == 'web' && has(tier) && role in {'a', 'b'}``.

Source: https://docs.tigera.io/calico/latest/reference/resources/networkpolicy#selectors
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from kubelint.kube.selector import label_text

Test = Callable[[Mapping[str, Any]], bool]

_TOKEN = re.compile(r"\s*(?:(&&|\|\||==|!=|[!(){},])|'([^']*)'|\"([^\"]*)\"|([\w./-]+))")
_LONGEST = 4096


def calico_selector(text: str) -> Test:
    """Whether labels meet a selector; an empty one is met by all, one that cannot be read by none."""
    if not text.strip():
        return lambda _: True
    try:
        return _Parser(text).parse()
    except (ValueError, RecursionError):
        return lambda _: False


class _Parser:
    """Recursive descent: ``||`` of ``&&`` of terms."""

    def __init__(self, text: str) -> None:
        self._tokens = self._split(text[:_LONGEST])
        self._at = 0

    def _split(self, text: str) -> list[tuple[str, str]]:
        tokens: list[tuple[str, str]] = []
        at = 0
        while text[at:].strip():
            match = _TOKEN.match(text, at)
            if match is None:
                raise ValueError(text)
            sign, single, double, word = match.groups()
            quoted = single if single is not None else double
            tokens.append(("sign", sign) if sign else ("text", quoted) if quoted is not None else ("word", word))
            at = match.end()
        return tokens

    def parse(self) -> Test:
        test = self._any()
        if self._at != len(self._tokens):
            raise ValueError("more than a selector")
        return test

    def _next(self, *wanted: str) -> str:
        if self._at >= len(self._tokens):
            raise ValueError("incomplete")
        kind, text = self._tokens[self._at]
        if wanted and (kind not in wanted and text not in wanted):
            raise ValueError(text)
        self._at += 1
        return text

    def _is_next(self, sign: str) -> bool:
        if self._at < len(self._tokens) and self._tokens[self._at] == ("sign", sign):
            self._at += 1
            return True
        return False

    def _any(self) -> Test:
        tests = [self._all()]
        while self._is_next("||"):
            tests.append(self._all())
        return lambda labels: any(test(labels) for test in tests)

    def _all(self) -> Test:
        tests = [self._term()]
        while self._is_next("&&"):
            tests.append(self._term())
        return lambda labels: all(test(labels) for test in tests)

    def _term(self) -> Test:
        if self._is_next("!"):
            inner = self._term()
            return lambda labels: not inner(labels)
        if self._is_next("("):
            inner = self._any()
            self._next(")")
            return inner
        word = self._next("word")
        if self._is_next("("):
            return self._call(word)
        return self._comparison(word)

    def _call(self, name: str) -> Test:
        if name in ("all", "global"):
            self._next(")")
            return lambda _: True
        if name != "has":
            raise ValueError(name)
        key = self._next("word")
        self._next(")")
        return lambda labels: key in labels

    def _comparison(self, key: str) -> Test:
        sign = self._next()
        if sign in ("==", "!="):
            value = self._next("text")
            if sign == "==":
                return lambda labels: key in labels and label_text(labels[key]) == value
            return lambda labels: label_text(labels.get(key)) != value or key not in labels
        if sign in ("in", "not"):
            if sign == "not":
                self._next("in")
            values = self._set()
            if sign == "in":
                return lambda labels: key in labels and label_text(labels[key]) in values
            return lambda labels: key not in labels or label_text(labels[key]) not in values
        return self._part(key, sign)

    def _part(self, key: str, word: str) -> Test:
        """``contains``, ``starts with`` and ``ends with``."""
        if word in ("starts", "ends"):
            self._next("with")
        elif word != "contains":
            raise ValueError(word)
        value = self._next("text")
        tests: dict[str, Callable[[str], bool]] = {
            "contains": lambda text: value in text,
            "starts": lambda text: text.startswith(value),
            "ends": lambda text: text.endswith(value),
        }
        return lambda labels: key in labels and tests[word](label_text(labels[key]))

    def _set(self) -> frozenset[str]:
        self._next("{")
        values: set[str] = set()
        while not self._is_next("}"):
            values.add(self._next("text"))
            self._is_next(",")
        return frozenset(values)

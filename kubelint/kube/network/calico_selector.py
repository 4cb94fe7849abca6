"""The selector language of Calico: ``app == 'web' && has(tier) && role in {'a', 'b'}``.

Source: https://docs.tigera.io/calico/latest/reference/resources/networkpolicy#selectors
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from kubelint.kube.selector import label_text

Labels = Mapping[str, Any]
Test = Callable[[Labels], bool]

_TOKEN = re.compile(
    r"\s*(?:(?P<sign>&&|\|\||==|!=|[!(){},])|(?P<text>'[^']*'|\"[^\"]*\")|(?P<word>[\w./-]+))", re.ASCII
)
_COMPARISONS: dict[str, Callable[[str, str], bool]] = {
    "==": lambda label, text: label == text,
    "contains": lambda label, text: text in label,
    "startswith": lambda label, text: label.startswith(text),
    "endswith": lambda label, text: label.endswith(text),
}
_LONGEST = 4096  # characters
_DEEPEST = 50  # brackets and negations in each other


class Term(NamedTuple):
    """A condition on the labels with these keys."""

    keys: frozenset[str]
    test: Test


_ANYTHING = Term(frozenset(), lambda _: True)


class CalicoSelector(NamedTuple):
    """Terms that must all be met; without any, everything is selected. ``is_global`` means it is just ``global()``."""

    terms: tuple[Term, ...]
    is_global: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it selects everything."""
        return not self.terms

    def matches(self, labels: Labels) -> bool:
        """Whether something with these labels is selected."""
        return all(term.test(labels) for term in self.terms)

    def split(self, is_first: Callable[[str], bool]) -> tuple[CalicoSelector, CalicoSelector]:
        """The terms on nothing but keys of the first kind, and the others."""
        first = tuple(term for term in self.terms if term.keys and all(is_first(key) for key in term.keys))
        return CalicoSelector(first), CalicoSelector(tuple(term for term in self.terms if term not in first))


def parse_calico_selector(text: str) -> CalicoSelector:
    """A selector; an empty one selects everything, one that Calico would refuse nothing."""
    if not text.strip():
        return CalicoSelector(())
    try:
        return _Parser(text).selector()
    except ValueError:
        return CalicoSelector((Term(frozenset(), lambda _: False),))


class _Parser:
    """Recursive descent: ``||`` of ``&&`` of terms. Raises ValueError for what is no selector."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._at = 0
        self._depth = 0

    def selector(self) -> CalicoSelector:
        """The whole text."""
        terms = self._alternatives()
        if self._at != len(self._tokens):
            raise ValueError("more than a selector")
        is_global = [token for _, token in self._tokens] == ["global", "(", ")"]
        return CalicoSelector(tuple(term for term in terms if term is not _ANYTHING), is_global)

    def _alternatives(self) -> list[Term]:
        """The terms of the only alternative, or one term for all of them."""
        found = [self._conjunction()]
        while self._take("||"):
            found.append(self._conjunction())
        return found[0] if len(found) == 1 else [_any([_all(terms) for terms in found])]

    def _conjunction(self) -> list[Term]:
        terms = [self._term()]
        while self._take("&&"):
            terms.append(self._term())
        return terms

    def _term(self) -> Term:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ValueError("nested too deep")
        term = self._negation() or self._bracket() or self._call() or self._comparison()
        self._depth -= 1
        return term

    def _negation(self) -> Term | None:
        return _not(self._term()) if self._take("!") else None

    def _bracket(self) -> Term | None:
        if not self._take("("):
            return None
        inner = _all(self._alternatives())
        self._expect(")")
        return inner

    def _call(self) -> Term | None:
        """``has(key)``, ``all()`` and ``global()``."""
        if self._tokens[self._at + 1 : self._at + 2] != [("sign", "(")]:
            return None
        name = self._next("word")
        self._expect("(")
        if name == "has":
            key = self._next("word")
            self._expect(")")
            return Term(frozenset({key}), lambda labels: key in labels)
        self._expect(")")
        if name not in ("all", "global"):
            raise ValueError(f"no such function: {name}")
        return _ANYTHING

    def _comparison(self) -> Term:
        key = self._next("word")
        operator = self._operator()
        if operator in ("in", "notin"):
            values = self._set()
            is_in = _on(key, lambda label: label in values)
            return is_in if operator == "in" else _not(is_in)
        text = self._next("text")[1:-1]
        if operator == "!=":
            return _not(_on(key, lambda label: label == text))
        compare = _COMPARISONS[operator]
        return _on(key, lambda label: compare(label, text))

    def _operator(self) -> str:
        """A sign or a word; ``startswith`` may be written in one word or in two, as ``endswith`` and ``notin``."""
        name = self._next("sign", "word")
        if name in ("starts", "ends", "not"):
            name += self._next("word")
        if name not in (*_COMPARISONS, "!=", "in", "notin"):
            raise ValueError(f"no such operator: {name}")
        return name

    def _set(self) -> frozenset[str]:
        self._expect("{")
        values: set[str] = set()
        while not self._is_next("}"):
            values.add(self._next("text")[1:-1])
            if not self._take(","):
                break
        self._expect("}")
        return frozenset(values)

    def _is_next(self, sign: str) -> bool:
        return self._tokens[self._at : self._at + 1] == [("sign", sign)]

    def _take(self, sign: str) -> bool:
        is_next = self._is_next(sign)
        self._at += is_next
        return is_next

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise ValueError(f"expected {sign}")

    def _next(self, *kinds: str) -> str:
        kind, token = self._tokens[self._at] if self._at < len(self._tokens) else ("", "")
        if kind not in kinds:
            raise ValueError(f"expected {' or '.join(kinds)}")
        self._at += 1
        return token


def _tokens(text: str) -> list[tuple[str, str]]:
    """The tokens of a selector: each a kind (sign, text or word) and what is written."""
    if len(text) > _LONGEST:
        raise ValueError("too long")
    found: list[tuple[str, str]] = []
    text = text.rstrip()
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise ValueError(f"unexpected: {text[at : at + 1]}")
        found.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return found


def _on(key: str, test: Callable[[str], bool]) -> Term:
    """A condition on the value of a label, which must be there."""
    return Term(frozenset({key}), lambda labels: key in labels and test(label_text(labels[key])))


def _not(term: Term) -> Term:
    return Term(term.keys, lambda labels: not term.test(labels))


def _any(terms: list[Term]) -> Term:
    return Term(_keys(terms), lambda labels: any(term.test(labels) for term in terms))


def _all(terms: list[Term]) -> Term:
    if len(terms) == 1:
        return terms[0]
    return Term(_keys(terms), lambda labels: all(term.test(labels) for term in terms))


def _keys(terms: list[Term]) -> frozenset[str]:
    return frozenset().union(*(term.keys for term in terms))

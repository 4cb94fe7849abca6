"""The words of a suppression: ``ignore[rule, rule] until=2027-01-31 the reason``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

IGNORE = "ignore"
IGNORE_FILE = "ignore-file"

_START = re.compile(r"#[ \t]*kubelint:[ \t]*")
_HEAD = re.compile(r"([\w-]*)[ \t]*(?:\[([^\[\]]*)\])?")
_RULE = re.compile(r"[^,]+")
_RULE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_UNTIL = re.compile(r"(?<!\S)until=(\S*)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SEPARATORS = " \t-–—:"


class RuleWord(NamedTuple):
    """The id of a rule, and where it stands in the text (end exclusive)."""

    id: str
    start: int
    end: int


class Explanation(NamedTuple):
    """Why, and how long; ``mistake`` is empty if the text is well formed."""

    reason: str
    until: date | None = None
    mistake: str = ""


class Statement(NamedTuple):
    """A suppression as its comment says it; ``rules`` is empty where it means every rule."""

    verb: str
    rules: tuple[RuleWord, ...] = ()
    reason: str = ""
    until: date | None = None
    mistake: str = ""


def parse_comment(text: str) -> Statement | None:
    """The suppression in a comment that begins with its ``#``, or None if there is none in it.

    It may follow another comment on the line: ``# other tool # kubelint: ignore[rule] reason``.
    """
    start = _START.search(text)
    if start is None:
        return None
    head = _HEAD.match(text, start.end())
    if head is None:  # pragma: no cover  every part of the pattern may be empty
        return None
    verb = head[1]
    explanation = parse_explanation(text[head.end() :])
    rules, mistake = _rules(text, *head.span(2)) if head[2] is not None else ((), "")
    mistake = _mistake(verb, text[head.end() :], is_bare=head[2] is None) or mistake or explanation.mistake
    return Statement(verb, rules, explanation.reason, explanation.until, mistake)


def parse_explanation(text: str) -> Explanation:
    """What follows the rules: a reason, with the last day of the suppression anywhere among its words."""
    days = [day.rstrip(".,;") for day in _UNTIL.findall(text)]
    reason = " ".join(_UNTIL.sub(" ", text).split()).lstrip(_SEPARATORS)
    if not days:
        return Explanation(reason)
    if len(days) > 1:
        return Explanation(reason, mistake="it ends on several days")
    until = _parse_date(days[0])
    if until is None:
        return Explanation(reason, mistake=f"{_quote(days[0])} is no date such as until=2027-01-31")
    return Explanation(reason, until)


def _mistake(verb: str, rest: str, *, is_bare: bool) -> str:
    """What is wrong with the form of the words up to the rules."""
    if verb not in {IGNORE, IGNORE_FILE}:
        return f"it says {_quote(verb)}, not {IGNORE} or {IGNORE_FILE}"
    if not is_bare:
        return ""
    if rest.startswith("["):
        return "its bracket is not closed"
    if rest[:1].strip(_SEPARATORS) and not rest[0].isalnum():
        return f"{_quote(rest[:1])} follows where [rule] is expected"
    return "" if verb == IGNORE_FILE else f"it names no rule: write {IGNORE}[rule]"


def _rules(text: str, start: int, end: int) -> tuple[tuple[RuleWord, ...], str]:
    """The rules between the brackets, and what is wrong there."""
    words: list[RuleWord] = []
    for part in _RULE.finditer(text, start, end):
        name = part[0].strip()
        if not name:
            continue
        if not _RULE_ID.fullmatch(name):
            return (), f"{_quote(name)} is no rule id"
        at = part.start() + len(part[0]) - len(part[0].lstrip())
        words.append(RuleWord(name, at, at + len(name)))
    return tuple(words), "" if words else "its brackets are empty"


def _parse_date(text: str) -> date | None:
    if not _DATE.fullmatch(text):
        return None
    from datetime import date  # here: few runs see a date

    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _quote(text: str) -> str:
    return f"'{text}'" if len(text) <= 40 else f"'{text[:40]}…'"

"""Events of a YAML text: from libyaml where its binding is installed, else from the parser in Python.

The only module that knows ruamel.yaml. Both parsers give the same events, with marks in code points.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kubelint.syntax.problem import INVALID, Unreadable

SCALAR, MAP, SEQ, MAP_END, SEQ_END, ALIAS, DOCUMENT, OTHER = range(8)
_KINDS = {
    "ScalarEvent": SCALAR,
    "MappingStartEvent": MAP,
    "SequenceStartEvent": SEQ,
    "MappingEndEvent": MAP_END,
    "SequenceEndEvent": SEQ_END,
    "AliasEvent": ALIAS,
    "DocumentStartEvent": DOCUMENT,
}

Next = Callable[[], tuple[int, Any]]


def libyaml_events(text: str) -> Next:
    """A function that gives the next event of `text` with its kind; raises Unreadable. ImportError without libyaml."""
    from _ruamel_yaml import CParser  # heavy: brings the whole of ruamel.yaml along

    return _translated(lambda: CParser(text).get_event, text)


def python_events(text: str) -> Next:
    """The same events from the pure parser."""
    from ruamel.yaml import YAML

    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 1)

    def start() -> Callable[[], Any]:
        events = yaml.parse(text)
        return lambda: next(events, None)

    return _translated(start, text)


def events(text: str) -> Next:
    """`libyaml_events` if they can be had, else `python_events`."""
    try:
        return libyaml_events(text)
    except ImportError:
        return python_events(text)


def _translated(start: Callable[[], Callable[[], Any]], text: str) -> Next:
    """Puts kinds to events, and our exception in the place of the parser's."""
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    get: Callable[[], Any] | None = None
    kinds: dict[type, int] = {}

    def advance() -> tuple[int, Any]:
        nonlocal get
        try:
            if get is None:
                get = start()
            event = get()
        except MarkedYAMLError as error:
            raise _unreadable(error) from None
        except YAMLError as error:
            raise _bad_character(error, text) from None
        except RecursionError:
            raise Unreadable(INVALID, "nested too deep for the parser", 0, 0) from None
        cls = type(event)
        kind = kinds.get(cls)
        if kind is None:
            kind = kinds[cls] = _KINDS.get(cls.__name__, OTHER)
        return kind, event

    return advance


def _unreadable(error: Any) -> Unreadable:
    mark = error.problem_mark or error.context_mark
    problem = str(error.problem or "").strip() or "not YAML"
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    return Unreadable(INVALID, _WORDING.get(problem) or _worded(problem), line, column)


def _worded(problem: str) -> str:
    for begin, text in _BEGINNINGS.items():
        if problem.startswith(begin):
            return text
    return problem[:1].lower() + problem[1:].rstrip(".")


def _bad_character(error: Any, text: str) -> Unreadable:
    """An error of the reader: it has no mark, and counts bytes or characters depending on the parser. We look again."""
    for number, line in enumerate(text.splitlines()):
        for column, character in enumerate(line):
            if not _is_allowed(character):
                return Unreadable(INVALID, f"control character U+{ord(character):04X} is not allowed", number, column)
    return Unreadable(INVALID, _worded(str(getattr(error, "reason", "") or "not YAML")), 0, 0)


def _is_allowed(character: str) -> bool:
    code = ord(character)
    return (
        (code >= 0xA0 and not 0xD800 <= code < 0xE000 and code not in (0xFFFE, 0xFFFF))
        or 0x20 <= code < 0x7F
        or code in (0x9, 0xA, 0xD, 0x85)
    )


_COLON = "a colon where no mapping can begin; is a quote missing, or the indentation wrong?"
_WORDING = {
    "mapping values are not allowed in this context": _COLON,
    "mapping values are not allowed here": _COLON,
    "did not find expected key": "the indentation does not fit: a key is expected here",
    "did not find expected '-' indicator": "the indentation does not fit: a list item is expected here",
    "could not find expected ':'": "a key without a colon",
    "could not find expected ':' while scanning a simple key": "a key without a colon",
    "found character that cannot start any token": "a character that cannot stand here, such as a tab or @",
    "did not find expected ',' or ']'": "a list in brackets is not closed",
    "did not find expected ',' or '}'": "a mapping in braces is not closed",
    "found unexpected end of stream": "a quoted text is not closed",
    "found unexpected document indicator": "a quoted text is not closed before the end of the document",
    "did not find expected <document start>": "the document goes on where its end is expected",
    "block sequence entries are not allowed in this context": "a list cannot begin here",
    "found unknown escape character": "an unknown escape in a text in double quotes",
    "found undefined tag handle": "a tag with an unknown prefix",
    "did not find expected node content": "a value is missing",
    "found a tab character that violates indentation": "a tab in the indentation",
    "found a tab character where an indentation space is expected": "a tab in the indentation",
    "control characters are not allowed": "a control character is not allowed",
}
_BEGINNINGS = {
    "expected <block end>": "the indentation does not fit: a key or list item is expected here",
    "expected the node content": "a value is missing",
    "expected ',' or ']'": "a list in brackets is not closed",
    "expected ',' or '}'": "a mapping in braces is not closed",
    "found character ": "a character that cannot stand here, such as a tab or @",
    "expected '<document start>'": "the document goes on where its end is expected",
}

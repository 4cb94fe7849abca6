"""Events to values with positions: anchors, aliases, merge keys, and bounds on what hostile input may cost."""

from __future__ import annotations

from typing import Any

from kubelint.model.place import Path, Span
from kubelint.syntax.events import ALIAS, DOCUMENT, MAP, MAP_END, OTHER, SCALAR, SEQ_END, Next
from kubelint.syntax.node import Map, Mark, Seq
from kubelint.syntax.problem import DUPLICATE_KEY, EXPANSION, INVALID, TOO_DEEP, Problem, Unreadable
from kubelint.syntax.scalars import key_text, resolve

DEEPEST = 200
"""Levels of nesting; the API server refuses objects far below this, and Python's stack bears it everywhere."""

LARGEST_EXPANSION = 1_000_000
"""Nodes that a document may have when every alias is written out; an object in etcd has far fewer."""

_CORE = "tag:yaml.org,2002:"
_RESOLVED = frozenset(_CORE + name for name in ("int", "float", "bool", "null", "timestamp"))


class Composer:
    """Makes the value of one document. ``problems`` are those that leave a value to work with."""

    def __init__(self, advance: Next) -> None:
        self.problems: list[Problem] = []
        self._advance = advance
        self._path: list[str | int] = []
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._open: set[str] = set()
        self._size = 0
        self._end = (0, 0)  # where the node that was composed last ends

    def compose(self) -> tuple[Any, Mark | None]:
        """The value of the first document and its mark; (None, None) if there is none. Raises Unreadable."""
        kind, event = self._advance()
        while kind is OTHER and event is not None and type(event).__name__ == "StreamStartEvent":
            kind, event = self._advance()
        if kind != DOCUMENT:
            return None, None
        kind, event = self._advance()
        start = event.start_mark
        value = self._node(kind, event)
        self._drain()
        return value, (start.line, start.column, *self._end)

    def _drain(self) -> None:
        """Reads on to the end, so that rubbish behind the value is noticed."""
        event: Any = True
        while event is not None and type(event).__name__ != "StreamEndEvent":
            _, event = self._advance()

    def _node(self, kind: int, event: Any) -> Any:
        self._size += 1
        if kind == SCALAR:
            value = self._scalar(event)
            if event.anchor:
                self._anchors[event.anchor] = (value, 1)
            return value
        if kind == ALIAS:
            return self._alias(event)
        if len(self._path) >= DEEPEST:
            mark = event.start_mark
            raise Unreadable(TOO_DEEP, f"nested deeper than {DEEPEST} levels", mark.line, mark.column)
        anchor = event.anchor
        before = self._size
        if anchor:
            self._open.add(anchor)
        value = self._map(event) if kind == MAP else self._seq(event)
        if anchor:
            self._open.discard(anchor)
            self._anchors[anchor] = (value, self._size - before + 1)
        return value

    def _scalar(self, event: Any) -> Any:
        mark = event.end_mark
        self._end = (mark.line, mark.column)
        tag = event.tag
        if tag is None or str(tag) == "None":
            return event.value if event.style else resolve(event.value)
        name = str(tag)
        if name == "!":
            return event.value
        if name == _CORE + "binary":
            return self._binary(event)
        return resolve(event.value) if name in _RESOLVED else event.value

    def _binary(self, event: Any) -> str:
        from base64 import b64decode  # rare

        try:
            return b64decode("".join(event.value.split()), validate=True).decode("utf-8", "replace")
        except ValueError:
            mark = event.start_mark
            raise Unreadable(INVALID, "!!binary without valid base64", mark.line, mark.column) from None

    def _alias(self, event: Any) -> Any:
        mark = event.start_mark
        self._end = (event.end_mark.line, event.end_mark.column)
        if event.anchor in self._open:
            raise Unreadable(INVALID, f"the anchor &{event.anchor} contains itself", mark.line, mark.column)
        if event.anchor not in self._anchors:
            raise Unreadable(INVALID, f"there is no anchor &{event.anchor}", mark.line, mark.column)
        value, size = self._anchors[event.anchor]
        self._size += size
        if self._size > LARGEST_EXPANSION:
            message = f"aliases make more than {LARGEST_EXPANSION:,} nodes of this document"
            raise Unreadable(EXPANSION, message, mark.line, mark.column)
        return value

    def _map(self, event: Any) -> Map:
        out = Map()
        at = out.at = {}
        out.is_flow = bool(event.flow_style)
        own: set[str] = set()
        while True:
            kind, key_event = self._advance()
            if kind == MAP_END:
                self._close(key_event, is_flow=out.is_flow)
                return out
            key, key_mark, is_merge = self._key(kind, key_event)
            kind, event = self._advance()
            self._path.append(key)
            value = self._node(kind, event)
            mark = self._mark(event, key_mark)
            if is_merge:
                self._merge(out, value, mark)
            else:
                if key in own:
                    path: Path = tuple(self._path)
                    self.problems.append(
                        Problem(DUPLICATE_KEY, f"key {key!r} stands here twice", _span(key_mark), path)
                    )
                own.add(key)
                out[key] = value
                at[key] = (key_mark, mark)
            self._path.pop()

    def _seq(self, event: Any) -> Seq:
        out = Seq()
        at = out.at = []
        out.is_flow = bool(event.flow_style)
        while True:
            kind, event = self._advance()
            if kind == SEQ_END:
                self._close(event, is_flow=out.is_flow)
                return out
            self._path.append(len(out))
            out.append(self._node(kind, event))
            at.append(self._mark(event, None))
            self._path.pop()

    def _close(self, event: Any, *, is_flow: bool) -> None:
        """Only flow collections have an end of their own: block ones end with their last node, the mark runs on."""
        if is_flow:
            self._end = (event.end_mark.line, event.end_mark.column)

    def _mark(self, event: Any, key: Mark | None) -> Mark:
        start, (end_line, end_column) = event.start_mark, self._end
        if getattr(event, "value", None) == "" and not event.style and event.tag is None and not event.anchor:
            # Nothing is written: the parsers put such a value at different places. It stands behind its key.
            line, column = (key[2], key[3]) if key else (start.line, start.column)
            self._end = (line, column)
            return line, column, line, column
        if start.line > end_line:  # an empty block collection cannot be; a block scalar without text can
            return start.line, start.column, start.line, start.column
        return start.line, start.column, end_line, end_column

    def _key(self, kind: int, event: Any) -> tuple[str, Mark, bool]:
        """The key as text, its mark, and whether it is the merge key."""
        start, end = event.start_mark, event.end_mark
        mark = (start.line, start.column, end.line, end.column)
        if kind not in (SCALAR, ALIAS):
            raise Unreadable(INVALID, "a list or mapping as a key", start.line, start.column)
        if kind == SCALAR and event.value == "<<" and not event.style:
            return "<<", mark, True
        value = self._node(kind, event)
        if isinstance(value, dict | list):
            raise Unreadable(INVALID, "a list or mapping as a key", start.line, start.column)
        if value is None:
            self.problems.append(Problem(INVALID, "null is no key: Kubernetes refuses it", _span(mark)))
        return value if isinstance(value, str) else key_text(value), mark, False

    def _merge(self, out: Map, value: Any, mark: Mark) -> None:
        """Takes in the keys of ``<<``. As go-yaml v2 does it, they win over keys written before, and of several
        mappings the first wins.
        """
        for source in reversed(value if isinstance(value, list) else [value]):
            if not isinstance(source, Map):
                raise Unreadable(INVALID, "<< takes a mapping or a list of mappings", mark[0], mark[1])
            self._size += len(source)
            for key, item in source.items():
                out[key] = item
                out.at[key] = source.at[key]


def _span(mark: Mark) -> Span:
    return Span(mark[0] + 1, mark[1] + 1, mark[2] + 1, mark[3] + 1)

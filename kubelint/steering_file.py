"""Files that steer kubelint (rule files, configuration): read with positions, held to a JSON Schema, mistakes told with
their place and a suggestion.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kubelint.assets import asset
from kubelint.errors import FileError
from kubelint.model.place import Part, Path, format_path
from kubelint.model.source import Source
from kubelint.syntax.document import Document
from kubelint.syntax.reader import decode, read


class SteeringFile:
    """A YAML file with one mapping in it. Raises `error` (a FileError class) for everything that is wrong with it."""

    def __init__(self, path: str, error: type[FileError]) -> None:
        self.path = path
        self._error = error
        try:
            with open(path, "rb") as file:
                self.data = file.read()
        except OSError as problem:
            raise error(f"cannot be read: {problem.strerror}", path=path) from None
        text, fault = decode(self.data)
        documents = read(Source(path, text))
        for trouble in (fault, *(p for d in documents for p in d.problems)):
            if trouble is not None:
                raise error(trouble.message, path=path, line=trouble.span.line, column=trouble.span.column)
        if len(documents) > 1:
            raise error("more than one document in this file", path=path, line=documents[1].line, column=1)
        self.document: Document | None = documents[0] if documents else None

    @property
    def value(self) -> Any:
        """The value of the document; an empty mapping for an empty file."""
        return self.document.value if self.document and self.document.value is not None else {}

    def fail(self, text: str, path: Path = (), part: Part = Part.VALUE) -> FileError:
        """The exception that says `text` about the node at `path`."""
        line, column = 0, 0
        if self.document is not None:
            line, column, *_ = self.document.locate(path, part)
        return self._error(text, path=self.path, line=line, column=column)

    def hold_to(self, schema: Mapping[str, Any], value: Any = None, at: Path = ()) -> None:
        """Raises for the first place, in order of the text, where the value (or that part of it) breaks `schema`."""
        from jsonschema import Draft202012Validator  # slow to import, so only where there is something to validate

        value = self.value if value is None else value
        found = [leaf for e in Draft202012Validator(schema).iter_errors(value) for leaf in _leaves(e)]
        if not found:
            return
        mistakes = [self._mistake(e, at) for e in found]
        raise min(mistakes, key=lambda m: (m.line, m.column))

    def _mistake(self, error: Any, at: Path) -> FileError:
        path = at + tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            known = error.schema.get("properties", {})
            extra = next(iter(k for k in error.instance if k not in known))
            return self.fail(f"unknown key {extra!r}{suggestion(extra, known)}", (*path, extra), Part.KEY)
        if error.validator == "enum":
            options = [str(o) for o in error.validator_value]
            text = f"{error.instance!r} is none of {', '.join(options)}{suggestion(str(error.instance), options)}"
            return self.fail(text, path)
        if error.validator == "required":
            return self.fail(f"{error.message.replace(' is a required property', ' is missing')}", path)
        if error.validator == "type":
            wanted = error.validator_value
            wanted = wanted if isinstance(wanted, str) else " or ".join(wanted)
            return self.fail(f"{format_path(path) or 'the file'} is to be of type {wanted}", path)
        return self.fail(f"{format_path(path)}: {error.message}", path)


def _leaves(error: Any) -> Iterable[Any]:
    """The errors below an anyOf or oneOf that come nearest to what was meant: those deepest in the value."""
    if not error.context:
        return (error,)
    leaves = [leaf for child in error.context for leaf in _leaves(child)]
    deepest = max(len(leaf.absolute_path) for leaf in leaves)
    if deepest == len(error.absolute_path):
        return (error,)
    return (next(leaf for leaf in leaves if len(leaf.absolute_path) == deepest),)


def suggestion(word: str, known: Iterable[str]) -> str:
    """`` (did you mean …?)`` where a known word is near, else empty."""
    from difflib import get_close_matches  # only on the way to an error

    close = get_close_matches(word[:80], list(known), n=1)
    return f" (did you mean {close[0]}?)" if close else ""


def load_schema(name: str) -> Mapping[str, Any]:
    """A JSON Schema that ships with kubelint."""
    import json

    with open(asset("schemas", name), encoding="utf-8") as file:
        schema: Mapping[str, Any] = json.load(file)
    return schema

"""Files that steer kubelint (rule files, configuration): read with positions, and held to a JSON Schema.

Every mistake is told with its place, in words of YAML, and with a suggestion where there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from kubelint.assets import asset
from kubelint.errors import FileError
from kubelint.json_schema import Schema, accepts
from kubelint.model.place import Part, Path, format_path
from kubelint.model.source import Source
from kubelint.syntax.document import Document
from kubelint.syntax.reader import decode, read

if TYPE_CHECKING:
    from jsonschema import ValidationError

_TYPES = {
    "object": "a mapping", "array": "a list", "string": "a text", "boolean": "true or false",
    "integer": "a whole number", "number": "a number", "null": "empty",
}  # fmt: skip
_UNKNOWN_KEY = "additionalProperties"


class SteeringFile:
    """A YAML file with one mapping in it. Raises `error` (a FileError class) for everything that is wrong with it.

    ``value`` is that mapping, empty for an empty file.
    """

    def __init__(self, path: str, error: type[FileError]) -> None:
        self.path = path
        self._error = error
        self._document = self._read()
        value = self._document.value if self._document else None
        self.value: Any = {} if value is None else _with_on(value)

    def fail(self, text: str, path: Path = (), part: Part = Part.VALUE) -> FileError:
        """The exception that says `text` about the node at `path`."""
        line, column = 0, 0
        if self._document is not None:
            line, column, *_ = self._document.locate(self._path_in_text(path), part)
        return self._error(text, path=self.path, line=line, column=column)

    def hold_to(self, schema: Schema, value: Any, at: Path = ()) -> None:
        """Raises for the first place, in order of the text, where `value` breaks `schema`; `at` leads to `value`.

        Unknown keys come before all else: a misspelt key is the cause of much that seems to be missing.
        """
        if accepts(schema, value):
            return
        from jsonschema import Draft202012Validator  # slow to import, and needed only to say what is wrong

        mistakes = [
            (error.validator != _UNKNOWN_KEY, mistake.line, mistake.column, mistake)
            for error in _leaves(Draft202012Validator(schema).iter_errors(value))
            for mistake in (self._mistake(error, at),)
        ]
        if mistakes:
            raise min(mistakes, key=itemgetter(0, 1, 2))[-1]

    def _read(self) -> Document | None:
        try:
            with open(self.path, "rb") as file:
                text, fault = decode(file.read())
        except OSError as problem:
            raise self._error(f"cannot be read: {problem.strerror}", path=self.path) from None
        documents = read(Source(self.path, text))
        for trouble in (fault, *(problem for document in documents for problem in document.problems)):
            if trouble is not None:
                line, column, *_ = trouble.span
                raise self._error(trouble.message, path=self.path, line=line, column=column)
        for document in documents:
            if document.is_broken:
                raise self._error("templates are not rendered here", path=self.path, line=document.line, column=1)
        if len(documents) > 1:
            raise self._error("a second document in this file", path=self.path, line=documents[1].line, column=1)
        return documents[0] if documents else None

    def _path_in_text(self, path: Path) -> Path:
        """`path` with the key ``on`` as the reader has it: the inverse of `_with_on`."""
        out: Path = ()
        for step in path:
            is_on = step == "on" and self._document is not None and not self._document.has((*out, step))
            out = (*out, "true" if is_on else step)
        return out

    def _mistake(self, error: ValidationError, at: Path) -> FileError:
        path = at + tuple(error.absolute_path)
        schema: Any = error.schema
        value: Any = error.instance
        if error.validator == _UNKNOWN_KEY:
            known = schema.get("properties", {})
            extra = next(key for key in value if key not in known)
            return self.fail(f"unknown key {extra!r}{suggestion(extra, known)}", (*path, extra), Part.KEY)
        name = format_path(path) or "the file"
        if error.validator == "type" and _is_unquoted(error):
            written = self._document.written(path) if self._document else ""
            return self.fail(f'{name} is to be a text: write "{written}" in quotes', path)
        return self.fail(f"{name}{_complaint(error)}", path)


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


def _with_on(value: Any) -> Any:
    """`value` with the key ``on`` where YAML 1.1 has made ``true`` of it: in these files nobody means the boolean."""
    if isinstance(value, dict):
        return {("on" if key == "true" else key): _with_on(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_on(item) for item in value]
    return value


def _leaves(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """The errors, and for alternatives the one that comes nearest to what was meant: the deepest in the value."""
    for error in errors:
        below = list(_leaves(error.context or ()))
        deepest = max((len(leaf.absolute_path) for leaf in below), default=0)
        words = [leaf for leaf in below if leaf.validator == "enum" and isinstance(leaf.instance, str)]
        if deepest > len(error.absolute_path):
            yield next(leaf for leaf in below if len(leaf.absolute_path) == deepest)
        else:
            yield words[0] if words else error


def _is_unquoted(error: ValidationError) -> bool:
    """Whether YAML has made a number or a boolean of what is to be a text, such as ``1.30``."""
    return error.validator_value == "string" and isinstance(error.instance, int | float)


def _complaint(error: ValidationError) -> str:
    """What is wrong, as it goes on from the name of the node."""
    wanted: Any = error.validator_value
    value: Any = error.instance
    schema: Any = error.schema
    if error.validator == "type":
        names = [wanted] if isinstance(wanted, str) else wanted
        return f" is to be {' or '.join(_TYPES[name] for name in names)}"
    if error.validator == "enum":
        options = [str(option) for option in wanted]
        return f": {value!r} is none of {', '.join(options)}{suggestion(str(value), options)}"
    if error.validator == "required":
        return f" lacks {next(key for key in wanted if key not in value)!r}"
    if error.validator in ("anyOf", "oneOf"):
        if all(set(alternative) == {"required"} for alternative in wanted):
            return f" is to have one of {', '.join(key for alternative in wanted for key in alternative['required'])}"
        if "description" in schema:
            return f" is to be {schema['description']}"
    return f": {error.message}"

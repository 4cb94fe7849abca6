"""A quick test whether a value keeps to a JSON Schema (https://json-schema.org/draft/2020-12).

It only says yes or perhaps not: what is wrong, and where, is for `jsonschema` to say. Importing that takes 50 ms, as
much as all the rest of a run over one file, and nearly every configuration is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Schema = Mapping[str, Any]
_AnySchema = Schema | bool  # true accepts everything, false nothing

_ANNOTATIONS = frozenset({"$schema", "$id", "$comment", "$defs", "title", "description", "default", "examples"})
_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "number": lambda value: _is_number(value),
    "integer": lambda value: _is_number(value) and (isinstance(value, int) or value.is_integer()),
}


def accepts(schema: Schema, value: Any) -> bool:
    """Whether `value` certainly keeps to `schema`. False for a schema with keywords that are not known here, too."""
    try:
        return _keeps(schema, value, schema)
    except NotImplementedError:
        return False


def _keeps(schema: _AnySchema, value: Any, root: Schema) -> bool:
    if isinstance(schema, bool):
        return schema
    for keyword, argument in schema.items():
        if keyword in _ANNOTATIONS:
            continue
        test = _KEYWORDS.get(keyword)
        if test is None:
            raise NotImplementedError(keyword)
        if not test(argument, value, schema, root):
            return False
    return True


def _refers(pointer: str, value: Any, _: Schema, root: Schema) -> bool:
    start, *steps = pointer.split("/")
    if start != "#" or any("~" in step or "%" in step for step in steps):
        raise NotImplementedError(pointer)
    target: Any = root
    for step in steps:
        target = target[step]
    return _keeps(target, value, root)


def _is_of_type(names: str | list[str], value: Any, *_: Schema) -> bool:
    return any(_TYPES[name](value) for name in ([names] if isinstance(names, str) else names))


def _has_properties(properties: Mapping[str, Any], value: Any, _: Schema, root: Schema) -> bool:
    if not isinstance(value, dict):
        return True
    return all(_keeps(schema, value[name], root) for name, schema in properties.items() if name in value)


def _has_others(schema: _AnySchema, value: Any, parent: Schema, root: Schema) -> bool:
    if not isinstance(value, dict):
        return True
    if "patternProperties" in parent:
        raise NotImplementedError("patternProperties")
    known = parent.get("properties", {})
    return all(_keeps(schema, item, root) for name, item in value.items() if name not in known)


def _is_one_of(options: list[Any], value: Any, *_: Schema) -> bool:
    if any(isinstance(option, dict | list) for option in options):
        raise NotImplementedError("enum")
    return any(_is_same(option, value) for option in options)


def _has_unique_items(wanted: bool, value: Any, *_: Schema) -> bool:  # noqa: FBT001  the argument of the keyword
    if not wanted or not isinstance(value, list):
        return True
    if not all(isinstance(item, str) for item in value):
        raise NotImplementedError("uniqueItems")
    return len(set(value)) == len(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_same(one: Any, other: Any) -> bool:
    """Equal as JSON has it: 1 is 1.0, and neither is true."""
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


_KEYWORDS: Mapping[str, Callable[[Any, Any, Schema, Schema], bool]] = {
    "$ref": _refers,
    "type": _is_of_type,
    "enum": _is_one_of,
    "const": lambda option, value, *_: _is_one_of([option], value),
    "properties": _has_properties,
    "additionalProperties": _has_others,
    "required": lambda names, value, *_: not isinstance(value, dict) or all(name in value for name in names),
    "minProperties": lambda least, value, *_: not isinstance(value, dict) or len(value) >= least,
    "propertyNames": lambda schema, value, _, root: (
        not isinstance(value, dict) or all(_keeps(schema, name, root) for name in value)
    ),
    "items": lambda schema, value, _, root: (
        not isinstance(value, list) or all(_keeps(schema, item, root) for item in value)
    ),
    "minItems": lambda least, value, *_: not isinstance(value, list) or len(value) >= least,
    "maxItems": lambda most, value, *_: not isinstance(value, list) or len(value) <= most,
    "uniqueItems": _has_unique_items,
    "pattern": lambda pattern, value, *_: not isinstance(value, str) or re.search(pattern, value) is not None,
    "minLength": lambda least, value, *_: not isinstance(value, str) or len(value) >= least,
    "maxLength": lambda most, value, *_: not isinstance(value, str) or len(value) <= most,
    "minimum": lambda least, value, *_: not _is_number(value) or value >= least,
    "maximum": lambda most, value, *_: not _is_number(value) or value <= most,
    "anyOf": lambda schemas, value, _, root: any(_keeps(schema, value, root) for schema in schemas),
    "allOf": lambda schemas, value, _, root: all(_keeps(schema, value, root) for schema in schemas),
    "oneOf": lambda schemas, value, _, root: sum(_keeps(schema, value, root) for schema in schemas) == 1,
    "not": lambda schema, value, _, root: not _keeps(schema, value, root),
}

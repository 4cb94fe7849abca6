from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kubelint.assets import asset
from kubelint.json_schema import accepts

SCHEMAS = [json.loads(Path(asset("schemas", f"{name}.schema.json")).read_text()) for name in ("config", "rule")]

scalars = (
    st.none() | st.booleans() | st.integers(-2, 3) | st.sampled_from([1.0, 1.5, 0.0]) | st.sampled_from(["", "a", "ab"])
)
names = st.sampled_from(["a", "b", "c"])
values = st.recursive(scalars, lambda v: st.lists(v, max_size=3) | st.dictionaries(names, v, max_size=3), max_leaves=6)
types = st.sampled_from(["object", "array", "string", "boolean", "null", "number", "integer"])
keywords = st.fixed_dictionaries(
    {},
    optional={
        "type": types | st.lists(types, min_size=1, max_size=2, unique=True),
        "enum": st.lists(scalars, min_size=1, max_size=3),
        "const": scalars,
        "required": st.lists(names, max_size=2, unique=True),
        "minProperties": st.integers(0, 2),
        "minItems": st.integers(0, 2),
        "maxItems": st.integers(0, 2),
        "uniqueItems": st.booleans(),
        "minLength": st.integers(0, 2),
        "maxLength": st.integers(0, 2),
        "pattern": st.sampled_from(["^a", "b$"]),
        "minimum": st.sampled_from([0, 1, 1.5]),
        "maximum": st.sampled_from([0, 1, 1.5]),
        "description": st.just("text"),
        "$ref": st.just("#/$defs/text"),
    },
)


def nested(schemas):
    some = st.lists(schemas, min_size=1, max_size=2)
    return st.fixed_dictionaries(
        {},
        optional={
            "properties": st.dictionaries(names, schemas, max_size=2),
            "additionalProperties": schemas | st.booleans(),
            "propertyNames": schemas,
            "items": schemas,
            "anyOf": some,
            "allOf": some,
            "oneOf": some,
            "not": schemas,
        },
    )


schemas = st.recursive(keywords, nested, max_leaves=5)


@settings(deadline=None)
@given(schemas, values)
def test_it_is_of_one_mind_with_the_library(schema, value):
    schema = schema | {"$defs": {"text": {"type": "string"}}}
    is_valid = Draft202012Validator(schema).is_valid(value)
    if accepts(schema, value):
        assert is_valid
    elif is_valid:  # it may leave a case to the library, but only this one
        assert "uniqueItems" in json.dumps(schema)


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"format": "date"}, "x"),
        ({"properties": {"a": {"if": {}}}}, {"a": 1}),
        ({"patternProperties": {"a": {}}, "additionalProperties": False}, {}),
        ({"additionalProperties": False, "patternProperties": {"a": {}}}, {}),
        ({"$ref": "urn:elsewhere"}, 1),
        ({"not": {"unheard-of": 1}}, 1),
        ({"enum": [[1]]}, [1]),
    ],
)
def test_what_it_does_not_know_it_does_not_accept(schema, value):
    assert not accepts(schema, value)


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"const": True}, 1),
        ({"const": 1}, True),
        ({"enum": [0]}, False),
        ({"type": "integer"}, True),
        ({"type": "number"}, False),
    ],
)
def test_booleans_are_no_numbers(schema, value):
    assert not accepts(schema, value)


def test_schemas_that_ship_are_well_formed_and_say_what_each_key_means():
    for schema in SCHEMAS:
        Draft202012Validator.check_schema(schema)
        for name, key in schema["properties"].items():
            assert key["title"], name
            assert key["description"], name

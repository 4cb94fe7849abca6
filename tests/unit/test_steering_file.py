from __future__ import annotations

import pytest

from kubelint.errors import ConfigError
from kubelint.steering_file import SteeringFile, suggestion

SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "text": {"type": "string"},
        "number": {"type": ["integer", "null"]},
        "level": {"enum": ["high", "low"]},
        "list": {"type": "array", "items": {"type": "string"}},
        "on": {"enum": ["pod"]},
        "setting": {
            "description": "on, off or a mapping",
            "anyOf": [
                {"type": "boolean"},
                {"enum": ["on", "off"]},
                {"type": "object", "properties": {"level": {"enum": ["high", "low"]}}},
            ],
        },
        "place": {"type": "object", "required": ["file"], "properties": {"file": {"type": "string"}}},
        "either": {"type": "object", "anyOf": [{"required": ["one"]}, {"required": ["other"]}]},
    },
}


@pytest.fixture
def steering_file(tmp_path):
    def make(text: str | bytes) -> SteeringFile:
        path = tmp_path / "file.yaml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return SteeringFile(str(path), ConfigError)

    return make


def hold(steering_file, text: str) -> None:
    file = steering_file(text)
    file.hold_to(SCHEMA, file.value)


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n"])
def test_empty_file_is_an_empty_mapping(steering_file, text):
    file = steering_file(text)
    file.hold_to(SCHEMA, file.value)
    assert file.value == {}


def test_right_file_passes(steering_file):
    file = steering_file(
        "text: a\nnumber: 1\nlevel: high\nlist: [a]\non: pod\nsetting: {level: low}\nplace: {file: a}\neither: {one: 1}\n"
    )
    file.hold_to(SCHEMA, file.value)


def test_key_on_is_a_word(steering_file):
    assert steering_file("on: pod\nlist: [{on: x}]\n").value == {"on": "pod", "list": [{"on": "x"}]}


@pytest.mark.parametrize(
    ("text", "shown", "message"),
    [
        ("text: a\nlevle: high\n", "levle", "unknown key 'levle' (did you mean level?)"),
        ("text: a\nzzzzzz: high\n", "zzzzzz", "unknown key 'zzzzzz'"),
        ("level: hihg\n", "hihg", "level: 'hihg' is none of high, low (did you mean high?)"),
        ("text: 1.30\n", "1.30", 'text is to be a text: write "1.30" in quotes'),
        ("list: [a, off]\n", "off", 'list[1] is to be a text: write "off" in quotes'),
        ("text: [a]\n", "[a]", "text is to be a text"),
        ("number: many\n", "many", "number is to be a whole number or empty"),
        ("list: {a: 1}\n", "{a: 1}", "list is to be a list"),
        ("on: host\n", "host", "on: 'host' is none of pod"),
        ("setting: onn\n", "onn", "setting: 'onn' is none of on, off (did you mean on?)"),
        ("setting: 3\n", "3", "setting is to be on, off or a mapping"),
        ("setting: {level: hihg}\n", "hihg", "setting.level: 'hihg' is none of high, low (did you mean high?)"),
        ("place: {}\n", "{}", "place lacks 'file'"),
        ("either: {a: 1}\n", "{a: 1}", "either is to have one of one, other"),
        ("[a]\n", "[a]", "the file is to be a mapping"),
        ("text: [a\n", None, None),
        ("text: a\ntext: b\n", "text", None),
    ],
)  # fmt: skip
def test_mistake_is_told_with_its_place(steering_file, text, shown, message):
    with pytest.raises(ConfigError) as caught:
        hold(steering_file, text)
    error = caught.value
    assert error.line > 0
    assert message is None or error.text == message
    line = text.split("\n")[error.line - 1]
    assert shown is None or line[error.column - 1 :].startswith(shown)
    assert str(error).startswith(f"{error.path}:{error.line}:{error.column}: ")


def test_first_mistake_in_the_text_is_told(steering_file):
    with pytest.raises(ConfigError, match="list is to be") as caught:
        hold(steering_file, "list: 1\nlevel: x\n")
    assert caught.value.line == 1


def test_unknown_key_is_told_before_what_is_missing_for_it(steering_file):
    with pytest.raises(ConfigError, match="unknown key 'onne'"):
        hold(steering_file, "either: {two: 2}\nonne: 1\n")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"text: a\n---\ntext: b\n", "a second document"),
        (b"text: \xff\n", "not UTF-8"),
        (b"text: {{ .Values.a }}\nlist: [\n", "templates are not rendered here"),
        (b"a: &a [*a]\n", "contains itself"),
    ],
)
def test_what_cannot_be_read_is_a_mistake(steering_file, data, message):
    with pytest.raises(ConfigError, match=message) as caught:
        steering_file(data)
    assert caught.value.line > 0


def test_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ConfigError, match=r"nothing\.yaml: cannot be read"):
        SteeringFile(str(tmp_path / "nothing.yaml"), ConfigError)


def test_suggestion_is_made_for_near_words_only():
    assert suggestion("colour", ["length", "size"]) == ""
    assert suggestion("colour", ["color", "size"]) == " (did you mean color?)"
    assert suggestion("x" * 10_000_000, ["color"]) == ""

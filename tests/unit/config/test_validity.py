from __future__ import annotations

import pytest

from kubelint.config import Config, Override, RuleSetting, load_config
from kubelint.config.validity import check_config
from kubelint.errors import ConfigError, UsageError
from kubelint.rulebook import Rulebook

BOOK = Rulebook.load()


def test_default_is_right():
    check_config(Config(), BOOK)


@pytest.mark.parametrize(
    "text",
    [
        "profile: pss-restricted",
        "select: [host, image-latest-tag]",
        "ignore: [network]",
        "rules: {low-user-id: {severity: low, at-least: 1000, at-most: 2000}}",
        "overrides: [{objects: [{container: a}], rules: {low-user-id: {at-least: 1}, host-path-volume: off}}]",
        "overrides: [{paths: [a], rules: {network-policy-missing: off, host-path-volume: {except-below: [/var]}, duplicate-key: off}}]",
        "suppressions: {forbid: [privileged-container]}",
    ],
)
def test_what_exists_is_right(write_config, text):
    check_config(load_config(write_config(text)), BOOK)


@pytest.mark.parametrize(
    ("text", "shown", "message"),
    [
        ("profile: strct", "strct", "there is no profile 'strct' (did you mean strict?)"),
        ("select: [host, netwrok]", "netwrok", "there is no rule and no topic 'netwrok' (did you mean network?)"),
        ("ignore: [host-pit]", "host-pit", "there is no rule and no topic 'host-pit' (did you mean host-pid?)"),
        ("rules: {host-pit: off}", "host-pit", "there is no rule 'host-pit' (did you mean host-pid?)"),
        ("rules: {host: off}", "host", None),  # a topic is no rule
        ("overrides: [{paths: [a], rules: {host-pit: off}}]", "host-pit", "there is no rule 'host-pit' (did you mean host-pid?)"),
        ("suppressions: {forbid: [host-pid, host-pit]}", "host-pit", "there is no rule 'host-pit' (did you mean host-pid?)"),
        ("rules: {low-user-id: {at-lest: 1}}", "at-lest", "rule low-user-id has no parameter 'at-lest' (did you mean at-least?)"),
        ("rules: {host-pid: {path: a}}", "path", "rule host-pid has no parameter 'path'"),
        ("rules: {low-user-id: {at-least: many}}", "many", "rules.low-user-id.at-least is to be a whole number"),
        ("rules: {host-path-volume: {except-below: [/var, 1]}}", "1]", 'rules.host-path-volume.except-below[1] is to be a text: write "1" in quotes'),
        ("rules: {dangerous-capabilities: {added: [sys_admin]}}", "dangerous", "rule dangerous-capabilities cannot take these parameters: added"),
        ("overrides: [{objects: [{container: a}], rules: {host-path-volume: {except-below: [/a]}}}]", "host-path", "rule host-path-volume looks at whole pods: its parameters cannot differ by container"),
        ("overrides: [{objects: [{name: a}], rules: {duplicate-key: off}}]", "duplicate", "rule duplicate-key is about texts, not about objects"),
        ("overrides: [{objects: [{name: a}], rules: {unused-suppression: off}}]", "unused", "rule unused-suppression is about texts, not about objects"),
    ],
)  # fmt: skip
def test_mistake_is_told_with_its_place(write_config, text, shown, message):
    config = load_config(write_config(f"# a comment\n{text}\n"))
    with pytest.raises(ConfigError) as caught:
        check_config(config, BOOK)
    error = caught.value
    assert message is None or error.text == message
    assert (error.path, error.line) == (".kubelint.yaml", 2)
    assert text[error.column - 1 :].startswith(shown)


@pytest.mark.parametrize(
    "config",
    [
        Config(profile="strct"),
        Config(rules={"host-pit": RuleSetting(enabled=True)}),
        Config(rules={"low-user-id": RuleSetting(parameters={"at-least": "many"})}),
        Config(overrides=(Override({"low-user-id": RuleSetting(parameters={"at-lest": 1})}, paths=("a",)),)),
    ],
)
def test_mistake_without_a_file_is_one_of_the_caller(config):
    with pytest.raises(UsageError):
        check_config(config, BOOK)

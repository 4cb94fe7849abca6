from __future__ import annotations

import pytest

from kubelint.errors import RuleFileError
from kubelint.rulebook.rule_file import check_module, read_rule_file, rule_files
from kubelint.steering_file import load_schema

SCHEMA = load_schema("rule.schema.json")


def test_right_file_passes_and_gets_its_topic(write_rule):
    rule = read_rule_file(str(write_rule()), SCHEMA)
    assert (rule["id"], rule["topic"], rule["with"]["on"]) == ("own-rule", "own", "pod")


def test_topic_of_a_file_in_the_working_directory(write_rule, monkeypatch):
    path = write_rule(topic="mine")
    monkeypatch.chdir(path.parent)
    assert read_rule_file(path.name, SCHEMA)["topic"] == "mine"


def test_key_on_needs_no_quotes(write_rule):
    path = write_rule()
    path.write_text(path.read_text().replace('"on":', "on:"))
    assert read_rule_file(str(path), SCHEMA)["with"]["on"] == "pod"


@pytest.mark.parametrize(
    ("changes", "shown", "message"),
    [
        ({"severty": "high"}, '"severty"', "unknown key 'severty' (did you mean severity?)"),
        ({"severity": "hihg"}, '"hihg"', "severity: 'hihg' is none of critical, high, medium, low, info (did you mean high?)"),
        ({"why": None}, "", "the file lacks 'why'"),
        ({"references": ["http://example.org"]}, '"http:', None),
        ({"profiles": ["pss-baseline"]}, '"pss-', None),
        ({"message": "pod {name does"}, '"pod {name', "braces are for arguments such as {container}"),
        ({"message": "pod {name.__class__}"}, '"pod {name', "braces are for arguments such as {container}"),
        ({"message": "pod {}"}, '"pod {', "braces are for arguments such as {container}"),
        ({"match": {"roles": ["mian"]}}, '"mian"', "match.roles[0]: 'mian' is none of main, init, sidecar, ephemeral (did you mean main?)"),
        ({"match": {"since": "v1.30"}}, '"v1.30"', None),
        ({"check": "feild"}, '"feild"', "there is no check 'feild' (did you mean field?)"),
        ({"check": "condition"}, '"condition"', "there is no check 'condition'"),  # a module of no check
        ({"check": "../field"}, '"../field"', "there is no check '../field' (did you mean field?)"),
        ({"with": {"on": "pod", "path": "hostIPC", "forbit": [True]}}, '"forbit"', "unknown key 'forbit' (did you mean forbid?)"),
        ({"with": {"on": "pods", "path": "hostIPC", "forbid": [True]}}, '"pods"', None),
        ({"with": {"path": "hostIPC", "forbid": [True]}}, "{", "with lacks 'on'"),
        ({"with": {"on": "pod", "path": "hostIPC", "forbid": [True], "effective": True}}, "{", None),  # said by build()
        ({"parameters": {"forbit": {"type": {"type": "array"}, "description": "x"}}}, '"forbit"', "check field has no argument 'forbit' (did you mean forbid?)"),
        ({"parameters": {"forbid": {"type": {"type": "string"}, "description": "x"}}}, "[true]", "with.forbid is to be a text"),
        ({"parameters": {"forbid": {"type": {"pattern": "(a+)+$"}, "description": "x"}}}, '"pattern"', "unknown key 'pattern'"),
        ({"parameters": {"forbid": {"type": {"type": "text"}, "description": "x"}}}, '"text"', None),
        ({"parameters": {"severity": {"type": {"type": "string"}, "description": "x"}}}, "{", None),
        ({"examples": {"good": [], "bad": []}}, "", None),
        ({"examples": {"good": [{"manifest": "a: 1"}], "bad": [{"manifest": "a: 1"}]}}, "", "examples.bad[0] lacks 'findings'"),
    ],
)  # fmt: skip
def test_mistake_is_told_with_its_place(write_rule, changes, shown, message):
    path = write_rule(**changes)
    with pytest.raises(RuleFileError) as caught:
        read_rule_file(str(path), SCHEMA)
    error = caught.value
    assert message is None or error.text == message
    line = path.read_text().split("\n")[error.line - 1]
    assert line[error.column - 1 :].startswith(shown)


def test_file_has_the_name_of_its_rule(write_rule):
    path = write_rule("own-rule")
    path.write_text(path.read_text().replace("own-rule", "other-rule"))
    with pytest.raises(RuleFileError, match=r"own-rule\.yaml:2:7: the file of rule other-rule is to have its name"):
        read_rule_file(str(path), SCHEMA)


def test_files_come_in_order_and_hidden_ones_not_at_all(tmp_path):
    for name in ("b/z.yaml", "b/a.yml", "a/c.yaml", ".git/x.yaml", "a/.kubelint.yaml", "a/readme.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = [path.removeprefix(str(tmp_path)).replace("\\", "/") for path in rule_files(str(tmp_path))]
    assert found == ["/a/c.yaml", "/b/a.yml", "/b/z.yaml"]


@pytest.mark.parametrize("name", ["os", "field.x", "Field", "", "field\n", "check--x", "no-such-check"])
def test_no_module_is_imported_but_a_check(name):
    with pytest.raises(ImportError):
        check_module(name)

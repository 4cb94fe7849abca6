from __future__ import annotations

from pathlib import Path

import pytest

from kubelint.assets import asset
from kubelint.checks.check import Scope
from kubelint.errors import RuleFileError, UsageError
from kubelint.model.rule import Parameter, VersionRange
from kubelint.model.severity import Confidence, Severity
from kubelint.rulebook import Rulebook
from kubelint.rulebook.index import Index, compile_index

LIMIT = {
    "check": "field",
    "with": {"on": "container", "path": "securityContext.runAsUser", "at-least": 10},
    "parameters": {"at-least": {"type": {"type": "integer", "minimum": 1}, "description": "the lowest"}},
}


@pytest.fixture
def book(write_rule, tmp_path):
    """A rulebook of the rules that `write_rule` has written, and no others."""
    return lambda: Rulebook(Index(compile_index(str(tmp_path / "rules"))))


def test_ids_topics_and_profiles_are_sorted(write_rule, book):
    write_rule("b-rule", topic="x", profiles=["zeta"])
    write_rule("a-rule", topic="y", profiles=[])
    rules = book()
    assert rules.ids == ("a-rule", "b-rule")
    assert rules.topics == ("x", "y")
    assert rules.profiles == ("all", "default", "pss-baseline", "pss-restricted", "zeta")


def test_profile_has_its_rules_and_all_has_every_rule(write_rule, book):
    write_rule("a-rule", profiles=["strict"])
    write_rule("b-rule", profiles=[], pod_security={"baseline": {"since": "1.2", "until": "1.4"}})
    write_rule("c-rule", profiles=["strict"], pod_security={"baseline": {}, "restricted": {"since": "1.8"}})
    rules = book()
    assert set(rules.in_profile("strict")) == {"a-rule", "c-rule"}
    assert set(rules.in_profile("default")) == set()
    assert set(rules.in_profile("all")) == {"a-rule", "b-rule", "c-rule"}
    assert rules.in_profile("pss-baseline") == {"b-rule": VersionRange("1.2", "1.4"), "c-rule": VersionRange()}
    assert rules.in_profile("pss-restricted") == {"c-rule": VersionRange("1.8")}


def test_rule_is_built_with_what_its_file_says(write_rule, book):
    write_rule(match={"kinds": ["Pod"], "since": "1.20"}, supersedes=["other"])
    rule = book().build("own-rule")
    assert (rule.severity, rule.confidence, rule.is_severity_set) == (Severity.HIGH, Confidence.MEDIUM, False)
    assert (rule.match.kinds, rule.match.since, rule.supersedes) == (("Pod",), "1.20", ("other",))
    assert rule.check.scope is Scope.POD


def test_rule_is_built_with_what_the_user_says(write_rule, book):
    write_rule(**LIMIT)
    rule = book().build("own-rule", {"at-least": 5}, Severity.INFO)
    assert (rule.severity, rule.is_severity_set) == (Severity.INFO, True)


def test_parameters_that_a_check_cannot_take_are_a_mistake(write_rule, book):
    write_rule(**LIMIT)
    with pytest.raises(UsageError, match="rule own-rule cannot take these parameters: at-least"):
        book().build("own-rule", {"at-least": "many"})


def test_spec_has_everything(write_rule, book):
    write_rule(**LIMIT, aliases={"kics": ["b", "a"]}, covers={"cis": ["5.1"]}, peer_differences="None.")
    spec = book().spec("own-rule")
    assert (spec.file, spec.topic, spec.is_custom) == ("rules/own/own-rule.yaml", "own", False)
    assert spec.parameters == (Parameter("at-least", {"type": "integer", "minimum": 1}, 10, "the lowest"),)
    assert (spec.aliases, spec.covers) == ({"kics": ("b", "a")}, {"cis": ("5.1",)})
    assert (spec.remedy, spec.peer_differences) == ("Remove it.", "None.")
    assert spec.bad[0].findings == ("spec.hostIPC",)
    assert [s.id for s in book().specs()] == ["own-rule"]


@pytest.mark.parametrize("method", ["spec", "build", "summary", "topic", "match", "parameters"])
def test_unknown_rule_is_answered_with_a_near_one(write_rule, book, method):
    write_rule()
    with pytest.raises(UsageError, match=r"no rule 'own-rul' \(did you mean own-rule\?\)"):
        getattr(book(), method)("own-rul")


def test_unknown_profile_is_answered_with_a_near_one(write_rule, book):
    write_rule()
    with pytest.raises(UsageError, match=r"no profile 'pss-basline' \(did you mean pss-baseline\?\)"):
        book().in_profile("pss-basline")


def test_rules_of_the_user_join_those_that_ship(write_rule, tmp_path):
    write_rule(supersedes=["host-pid"])
    rules = Rulebook.load(folders=[str(tmp_path / "rules")])
    assert {"own-rule", "host-pid"} < set(rules.ids)
    assert rules.is_custom("own-rule")
    assert not rules.is_custom("host-pid")
    assert Path(rules.spec("own-rule").file) == tmp_path / "rules/own/own-rule.yaml"


@pytest.mark.parametrize(
    ("id_", "changes", "line", "message"),
    [
        ("host-pid", {}, 2, "there is a rule host-pid already; give this one another id"),
        (
            "own-rule",
            {"supersedes": ["own-rule", "host-pit"]},
            None,
            "there is no rule 'host-pit' (did you mean host-pid?)",
        ),
    ],
)
def test_rule_of_the_user_that_does_not_fit_those_that_ship(write_rule, tmp_path, id_, changes, line, message):
    path = write_rule(id_, **changes)
    with pytest.raises(RuleFileError) as caught:
        Rulebook.load(folders=[str(tmp_path / "rules")])
    assert caught.value.text == message
    assert caught.value.path == str(path)
    assert caught.value.line > 0
    assert line is None or caught.value.line == line


def test_rules_below_a_folder(write_rule, tmp_path):
    write_rule("a-rule", topic="a")
    write_rule("b-rule", topic="b")
    rules = Rulebook.load(folders=[str(tmp_path / "rules")])
    assert rules.ids_in(str(tmp_path / "rules")) == ("a-rule", "b-rule")
    assert rules.ids_in(str(tmp_path / "rules" / "b")) == ("b-rule",)
    assert rules.ids_in(str(tmp_path / "rule")) == ()


def test_folder_of_the_rules_that_ship_adds_nothing(monkeypatch):
    monkeypatch.chdir(asset("rules"))
    rules = Rulebook.load(folders=["host"])
    assert not rules.is_custom("host-pid")
    assert {rules.topic(id_) for id_ in rules.ids_in("host")} == {"host"}


def test_two_folders_of_the_user_with_the_same_rule(write_rule, tmp_path):
    first = write_rule(topic="a").parent
    second = write_rule(topic="b").parent
    with pytest.raises(RuleFileError, match="own-rule already in") as caught:
        Rulebook.load(folders=[str(first), str(second)])
    assert str(first) in caught.value.text
    assert caught.value.path == str(second / "own-rule.yaml")

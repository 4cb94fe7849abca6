"""What holds for every rule file that ships, beyond its schema."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kubelint.assets import asset
from kubelint.json_schema import accepts
from kubelint.rulebook import Rulebook
from kubelint.rulebook.index import Index, compile_index
from kubelint.rulebook.rule_file import check_module

BOOK = Rulebook.load()
RULES = Path(asset("rules"))
CHECKS = Path(asset("kubelint", "checks"))
KNOWN_TO_THE_ENGINE = {"container", "kind", "name", "namespace", "path", "value"}
PEERS = {
    "kube-linter", "kube-score", "polaris", "checkov", "trivy", "kubescape", "kubesec", "kics", "kyverno", "gatekeeper",
    "kubeconform", "pluto",
}  # fmt: skip
FRAMEWORKS = {"cis", "nsa", "mitre", "owasp"}


@pytest.fixture(params=BOOK.ids)
def spec(request):
    return BOOK.spec(request.param)


def test_names_others_use_are_of_known_linters_and_frameworks(spec):
    assert spec.aliases.keys() <= PEERS
    assert spec.covers.keys() <= FRAMEWORKS
    for ids in (*spec.aliases.values(), *spec.covers.values()):
        assert ids
        assert all(id_ == id_.strip() for id_ in ids)


def test_supersedes_names_other_rules_and_none_that_supersedes_it_in_turn(spec):
    for weaker in spec.supersedes:
        assert weaker in BOOK.ids
        assert spec.id not in BOOK.spec(weaker).supersedes


def test_message_has_only_arguments_that_are_filled(spec):
    source = (CHECKS / f"{spec.check.replace('-', '_')}.py").read_text(encoding="utf-8")
    for name in re.findall(r"\{([^}]*)\}", spec.message):
        assert name in KNOWN_TO_THE_ENGINE or re.search(rf"""["']{name}["']|\b{name}=""", source), name


def test_first_good_example_is_near_the_bad_ones(spec):
    """It shows what must not be reported, so it has to have an object that the rule is for."""
    assert "apiVersion" in spec.good[0].manifest or spec.topic == "yaml"


def test_examples_are_all_different(spec):
    examples = [(e.manifest, sorted(e.parameters), e.kubernetes_version) for e in (*spec.good, *spec.bad)]
    assert all(examples.count(example) == 1 for example in examples)


def test_bad_examples_have_findings(spec):
    assert all(example.findings for example in spec.bad)


def test_secret_values_cannot_get_into_a_message(spec):
    assert spec.topic != "secrets" or "{value}" not in spec.message


def test_arguments_are_judged_without_the_library(spec):
    """A parameter set by a user is validated in every run, and importing jsonschema would double what that takes."""
    assert accepts(check_module(spec.check).SCHEMA, spec.arguments)


def test_default_of_a_parameter_is_what_the_rule_itself_uses(spec):
    for parameter in spec.parameters:
        assert parameter.default == spec.arguments.get(parameter.name)
        assert parameter.description


def test_file_is_where_the_repository_has_it(spec):
    assert spec.file == f"rules/{spec.topic}/{spec.id}.yaml"
    assert RULES.parent.joinpath(spec.file).is_file()


def test_every_check_is_used():
    used = {spec.check for spec in BOOK.specs()}
    modules = {p.stem.replace("_", "-") for p in CHECKS.glob("*.py") if "\nSCHEMA" in p.read_text(encoding="utf-8")}
    assert used == modules


def test_names_and_summaries_tell_rules_apart():
    assert set(BOOK.ids).isdisjoint(BOOK.topics)  # --select takes both
    summaries = [BOOK.summary(id_) for id_ in BOOK.ids]
    assert sorted(summaries) == sorted(set(summaries))


def test_index_is_what_the_files_say_and_always_the_same_bytes():
    first = compile_index(str(RULES))
    assert first == compile_index(str(RULES))
    assert set(Index(first).light) == set(BOOK.ids) == {p.stem for p in RULES.rglob("*.yaml")}

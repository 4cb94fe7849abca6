"""What holds for every rule file, beyond its schema."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kubelint.assets import asset
from kubelint.rulebook import Rulebook
from kubelint.rulebook.index import compile_index

BOOK = Rulebook.load()
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


def test_supersedes_names_other_rules(spec):
    assert set(spec.supersedes) <= set(BOOK.ids) - {spec.id}


def test_message_has_only_arguments_that_are_filled(spec):
    source = (CHECKS / f"{spec.check.replace('-', '_')}.py").read_text(encoding="utf-8")
    for name in re.findall(r"\{([^}]*)\}", spec.message):
        assert name in KNOWN_TO_THE_ENGINE or re.search(rf"""["']{name}["']|\b{name}=""", source), name


def test_first_good_example_is_near_the_bad_ones(spec):
    """It shows what must not be reported, so it has to have an object that the rule is for."""
    assert "apiVersion" in spec.good[0].manifest or spec.topic == "yaml"


def test_secret_values_cannot_get_into_a_message(spec):
    assert spec.topic != "secrets" or "{value}" not in spec.message


def test_every_check_is_used():
    used = {spec.check for spec in BOOK.specs()}
    modules = {p.stem.replace("_", "-") for p in CHECKS.glob("*.py") if "\nSCHEMA" in p.read_text(encoding="utf-8")}
    assert used == modules


def test_index_is_what_the_files_say_and_always_the_same():
    first, second = compile_index(asset("rules")), compile_index(asset("rules"))
    assert first == second
    assert set(first[0]) == set(BOOK.ids) == {p.stem for p in Path(asset("rules")).rglob("*.yaml")}

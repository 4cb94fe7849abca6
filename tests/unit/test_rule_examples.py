"""The runner of examples itself: it has to notice an example that is wrong."""

from __future__ import annotations

import pytest

from kubelint.rule_examples import run_examples
from kubelint.rulebook import Rulebook

POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {hostIPC: %s, containers: [{name: web, image: "example.org/web:1.0"}]}\n'
GOOD, BAD = POD % "false", POD % "true"
HIT = {"manifest": BAD, "findings": ["spec.hostIPC"]}
LIMIT = {
    "with": {"on": "pod", "path": "hostIPC", "forbid": [True]},
    "parameters": {"forbid": {"type": {"type": "array"}, "description": "what must not be"}},
}


@pytest.fixture
def problems(write_rule, tmp_path):
    def run(**changes) -> list[str]:
        write_rule(**changes)
        folders = (str(tmp_path / "rules"),)
        results = run_examples(Rulebook.load(folders=folders), ["own-rule"], folders=folders)
        return [f"{result.label}: {result.problem}" for result in results if result.problem]

    return run


def examples(good=({"manifest": GOOD},), bad=(HIT,)) -> dict[str, object]:
    return {"good": list(good), "bad": list(bad)}


def test_right_examples_pass(problems):
    second = {"manifest": f"{BAD}---\n{BAD}", "findings": ["1:spec.hostIPC", "spec.hostIPC"]}
    other = {"manifest": BAD, "parameters": {"forbid": [False]}}
    assert problems(**LIMIT, examples=examples(good=[{"manifest": GOOD}, other], bad=[HIT, second])) == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"examples": examples(good=[{"manifest": BAD}])}, "good example 1: expected nothing, found ['spec.hostIPC']"),
        ({"examples": examples(bad=[HIT, HIT | {"manifest": GOOD}])}, "bad example 2: expected ['spec.hostIPC'], found nothing"),
        ({"examples": examples(bad=[HIT | {"findings": ["1:spec.hostIPC"]}])}, "bad example 1: expected ['1:spec.hostIPC'], found ['spec.hostIPC']"),
        ({"examples": examples(bad=[HIT | {"findings": ["spec.hostIPC", "spec.hostPID"]}])}, "bad example 1: expected ['spec.hostIPC', 'spec.hostPID'], found ['spec.hostIPC']"),
        ({"examples": examples(bad=[HIT | {"parameters": {"forbit": [True]}}])}, "bad example 1: rule own-rule has no parameter 'forbit'"),
        ({"message": "pod {nmae} does what it should not"}, "bad example 1: nothing fills {nmae} in the message"),
    ],
)  # fmt: skip
def test_wrong_example_is_noticed(problems, changes, problem):
    assert problems(**changes) == [problem]

"""The GitHub Action: its steps are run as GitHub runs them, and its files are read by linters for workflows."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
POD = (
    "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  hostPID: %s\n  containers: [{name: a, image: 'x:1'}]\n"
)


@pytest.fixture(scope="module")
def action():
    return YAML(typ="safe").load((ROOT / "action.yml").read_text())


@pytest.fixture
def lint_step(action, tmp_path):
    """Runs the step ``lint`` with the action's defaults and the given inputs; gives (process, outputs)."""
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    (step,) = [s for s in action["runs"]["steps"] if s.get("id") == "lint"]

    def run(**inputs: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
        values = {name: spec.get("default", "") for name, spec in action["inputs"].items()} | inputs
        expressions = {f"${{{{ inputs.{name} }}}}": value for name, value in values.items()}
        expressions["${{ github.action_path }}"] = str(ROOT)
        environment = {name: expressions[text] for name, text in step["env"].items()}
        outputs = tmp_path / "github-output"
        outputs.write_text("")
        environment |= {"GITHUB_OUTPUT": str(outputs), "KUBELINT": str(Path(sys.executable).parent / "kubelint")}
        process = subprocess.run(
            ["bash", "-c", step["run"]], cwd=tmp_path, env=os.environ | environment, capture_output=True, text=True
        )
        return process, dict(line.split("=", 1) for line in outputs.read_text().splitlines())

    return run


def test_clean_tree_gives_exit_code_0_and_an_empty_sarif_file(lint_step, tmp_path):
    (tmp_path / "pod.yaml").write_text("a: 1\n")
    process, outputs = lint_step(paths="pod.yaml")
    assert process.returncode == 0, process.stderr
    assert outputs == {"exit-code": "0", "sarif-file": "kubelint.sarif", "findings": "0"}


def test_findings_keep_the_step_green_and_the_exit_code(lint_step, tmp_path):
    (tmp_path / "pod.yaml").write_text(POD % "true")
    process, outputs = lint_step(paths="pod.yaml", category="a b")
    assert process.returncode == 0, process.stderr
    assert outputs["exit-code"] == "1"
    assert int(outputs["findings"]) >= 1
    assert "::error file=pod.yaml,line=5" in process.stdout
    sarif = json.loads((tmp_path / "kubelint.sarif").read_text())
    assert sarif["runs"][0]["automationDetails"]["id"].startswith("a b/")


def test_inputs_are_data_and_never_script(lint_step, tmp_path):
    (tmp_path / "pod.yaml").write_text(POD % "false")
    _, outputs = lint_step(paths="pod.yaml\n$(touch stolen); touch stolen", profile='"; touch stolen; "')
    assert outputs["exit-code"] == "2"
    assert "sarif-file" not in outputs
    assert not (tmp_path / "stolen").exists()


def test_no_step_puts_an_expression_into_a_script(action):
    for step in action["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_every_input_reaches_a_step_and_every_foreign_action_is_pinned_by_hash(action):
    text = (ROOT / "action.yml").read_text()
    for name in action["inputs"]:
        assert f"inputs.{name}" in text, name
    for step in action["runs"]["steps"]:
        if "uses" in step:
            assert len(step["uses"].rpartition("@")[2]) == 40


def test_workflow_linters_are_content(tmp_path, require):
    actionlint = shutil.which("actionlint")
    zizmor = shutil.which("zizmor")
    require(actionlint, "actionlint (go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.7)")
    require(zizmor, "zizmor (pip install zizmor)")
    first = subprocess.run([actionlint], cwd=ROOT, capture_output=True, text=True)
    assert first.returncode == 0, first.stdout
    second = subprocess.run(
        [zizmor, "--offline", "--no-progress", "action.yml", ".github"], cwd=ROOT, capture_output=True, text=True
    )
    assert second.returncode == 0, second.stdout + second.stderr

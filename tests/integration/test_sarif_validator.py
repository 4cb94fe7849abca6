"""The SARIF file, judged by Microsoft's validator with the rules of the standard and those of GitHub."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kubelint import lint_paths
from kubelint.report import Style, render
from kubelint.run import Options

ROOT = Path(__file__).parents[2]
QUOTE = "" if sys.platform == "win32" else '"'  # npm's wrapper hands its arguments to a shell


@pytest.fixture
def complaints(tmp_path, require):
    """Gives what the validator says about a SARIF text: (rule, level, text)."""
    tool = shutil.which("sarif-multitool")
    require(tool, "sarif-multitool (npm install @microsoft/sarif-multitool)")

    def run(sarif: str) -> list[tuple[str, str, str]]:
        (tmp_path / "in.sarif").write_text(sarif, encoding="utf-8")
        # Its exit code is 0 whatever it finds: only the log that it writes tells.
        subprocess.run(
            [tool, "validate", "in.sarif", "--rule-kind", f"{QUOTE}Sarif;Ghas{QUOTE}", "--output", "out.sarif", "--log", "ForceOverwrite"],
            cwd=tmp_path, check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        log = json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8-sig"))
        results = [r for r in log["runs"][0].get("results", []) if r.get("level", "warning") in ("error", "warning")]
        return [(r["ruleId"], r.get("level", "warning"), str(r["message"])) for r in results]

    return run


def sarif_of(*paths: Path, style: Style | None = None, **options) -> str:
    return "".join(render("sarif", lint_paths(paths, options=Options(profile="all", **options)), style))


def test_validator_does_complain(complaints):
    log = json.loads(sarif_of(ROOT / "examples" / "shop"))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = -1
    assert complaints(json.dumps(log)) != []


def test_findings(complaints):
    text = sarif_of(ROOT / "examples" / "shop")
    assert len(json.loads(text)["runs"][0]["results"]) > 50
    assert complaints(text) == []


def test_nothing_found(complaints):
    assert complaints(sarif_of(ROOT / "examples" / "shop-repaired", select=("host-pid",))) == []


def test_everything_that_can_be_in_it(complaints, tmp_path):
    folder = tmp_path / "größe und raum"
    folder.mkdir()
    (folder / "template.yaml").write_text("apiVersion: v1\nkind: Pod\nmetadata: {name: {{ .x }}}\n")
    (folder / "broken.yaml").write_text("apiVersion: v1\nkind: Pod\nmetadata: {name: 'x\n")
    (folder / "pod.yaml").write_text(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  hostPID: true  # kubelint: ignore[host-pid] reason\n"
        "  containers: [{name: \"\\e[31m\", image: '漢:1', securityContext: {privileged: true}}]\n"
    )
    log = json.loads(text := sarif_of(folder, style=Style(include_suppressed=True, category="a/b")))
    run = log["runs"][0]
    assert any("suppressions" in result for result in run["results"])
    assert run["invocations"][0]["toolExecutionNotifications"]
    assert complaints(text) == []

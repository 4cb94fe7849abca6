"""What a user installs: the wheel in a fresh virtual environment, away from the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

BROKEN = (
    "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  hostPID: true\n  containers: [{name: a, image: x}]\n"
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """The ``bin`` folder of a virtual environment with the wheel in it."""
    folder = tmp_path_factory.mktemp("wheel")
    root = Path(__file__).parents[2]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", folder, root], check=True, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert any(n.startswith("kubelint/_assets/schemas/") for n in names)
    assert not any(n.startswith(("tests/", "tools/")) for n in names)
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    binaries = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([binaries / "python", *pip[1:], "install", wheel], check=True)
    return binaries


def run(installed: Path, *arguments: str, cwd: Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([installed / "kubelint", *arguments], cwd=cwd, input=stdin, capture_output=True, text=True)


def test_installed_command_finds_the_fault_and_brings_its_rules_along(installed, tmp_path):
    (tmp_path / "pod.yaml").write_text(BROKEN)
    result = run(installed, "check", "--format", "json", "pod.yaml", cwd=tmp_path)
    assert result.returncode == 1, result.stderr
    (finding,) = [f for f in json.loads(result.stdout)["findings"] if f["rule"] == "host-pid"]
    assert (finding["line"], finding["path"]) == (5, "spec.hostPID")


def test_installed_command_explains_and_lists(installed, tmp_path):
    explained = run(installed, "explain", "host-pid", cwd=tmp_path)
    assert explained.returncode == 0
    assert "hostPID" in explained.stdout
    listed = run(installed, "rules", "--format", "json", cwd=tmp_path)
    assert "host-pid" in {rule["id"] for rule in json.loads(listed.stdout)}


def test_nothing_is_written_into_the_linted_folder(installed, tmp_path):
    (tmp_path / "pod.yaml").write_text(BROKEN)
    run(installed, "check", ".", cwd=tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["pod.yaml"]

"""The hooks, run by the real pre-commit on a git repository made on the spot."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WORKLOAD = """\
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.0
          securityContext: {privileged: %s}
"""
POLICY = """\
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny, namespace: shop}
spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
"""


def git(folder: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.com", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def pre_commit(tmp_path_factory):
    """Runs ``pre-commit try-repo`` of this project in a folder."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    pytest.importorskip("pre_commit")
    project = Path(__file__).parents[2]
    environment = os.environ | {"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("home")), "PRE_COMMIT_COLOR": "never"}

    def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "try-repo", str(project), *arguments, "--verbose"]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=600)

    return run


@pytest.fixture
def repository(tmp_path):
    git(tmp_path, "init", "--quiet")
    (tmp_path / "policy.yaml").write_text(POLICY)
    (tmp_path / "old.yaml").write_text(WORKLOAD.replace("web", "old") % "true")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "start")
    (tmp_path / "web.yaml").write_text(WORKLOAD % "false")
    git(tmp_path, "add", "web.yaml")
    return tmp_path


def test_hook_judges_changed_files_only_and_knows_the_policies_around_them(pre_commit, repository):
    clean = pre_commit(repository, "kubelint", "--files", "web.yaml")
    assert clean.returncode == 0, clean.stdout + clean.stderr
    assert "old.yaml" not in clean.stdout
    assert "network-policy" not in clean.stdout

    (repository / "web.yaml").write_text(WORKLOAD % "true")
    faulty = pre_commit(repository, "kubelint", "--files", "web.yaml")
    assert faulty.returncode == 1
    assert "web.yaml:12:" in faulty.stdout
    assert "privileged-container" in faulty.stdout
    assert "old.yaml" not in faulty.stdout


def test_project_hook_judges_everything_whatever_changed(pre_commit, repository):
    result = pre_commit(repository, "kubelint-project", "--files", "web.yaml")
    assert result.returncode == 1
    assert "old.yaml:12:" in result.stdout
    assert "web.yaml:" not in result.stdout

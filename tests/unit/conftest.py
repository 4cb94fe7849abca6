"""Rule folders and configurations made on the spot, with a cache of their own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

MANIFEST = """\
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostIPC: %s
  containers: [{name: web, image: "example.org/web:1.0"}]
"""
RULE: Mapping[str, Any] = {
    "severity": "high",
    "confidence": "medium",
    "profiles": ["default"],
    "summary": "Pod does what it should not",
    "message": "pod {name} does what it should not",
    "why": "Because this is a test of rule files.",
    "remedy": "Remove it.",
    "check": "field",
    "with": {"on": "pod", "path": "hostIPC", "forbid": [True]},
    "examples": {
        "good": [{"manifest": MANIFEST % "false"}],
        "bad": [{"manifest": MANIFEST % "true", "findings": ["spec.hostIPC"]}],
    },
}


@pytest.fixture
def cache(tmp_path_factory, monkeypatch) -> Path:
    """The user's cache folder, empty and of this test only."""
    base = tmp_path_factory.mktemp("cache")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(base))
    return base / "kubelint"


@pytest.fixture
def write_rule(tmp_path, cache) -> Callable[..., Path]:
    """Writes ``rules/<topic>/<id>.yaml`` below `tmp_path`: ``write_rule("own-rule", severity="low")``.

    An argument of None takes the key away. JSON is YAML, one key a line.
    """

    def write(id_: str = "own-rule", topic: str = "own", **changes: Any) -> Path:
        rule = {"id": id_, **RULE, **{key.replace("_", "-"): value for key, value in changes.items()}}
        path = tmp_path / "rules" / topic / f"{id_}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [f'"{key}": {json.dumps(value)}' for key, value in rule.items() if value is not None]
        path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def write_config(tmp_path, monkeypatch) -> Callable[[str], str]:
    """Writes a configuration into `tmp_path`, which becomes the working directory, and returns its name."""
    monkeypatch.chdir(tmp_path)

    def write(text: str) -> str:
        (tmp_path / ".kubelint.yaml").write_text(text, encoding="utf-8")
        return ".kubelint.yaml"

    return write

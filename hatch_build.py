"""Compiles the rule index into the wheel, so that an installed kubelint never parses a rule file."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RuleIndexHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs for wheels; an editable install reads the rule folder itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, self.root)
        from kubelint.rulebook.index import SHIPPED, compile_index

        folder = Path(tempfile.mkdtemp(prefix="rule-index-"))
        for name, part in zip(SHIPPED, compile_index(str(Path(self.root) / "rules")), strict=True):
            (folder / name).write_text(json.dumps(part, ensure_ascii=False, sort_keys=True), encoding="utf-8")
            build_data["force_include"][str(folder / name)] = f"kubelint/_assets/index/{name}"

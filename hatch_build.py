"""Compiles the rule index into the wheel, so that an installed kubelint never parses a rule file."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RuleIndexHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs for wheels; an editable install reads the rule folder itself."""

    folder: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Puts the index among the files of the wheel. Raises RuleFileError, which stops the build."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, self.root)
        from kubelint.rulebook.index import SHIPPED, compile_index

        self.folder = Path(tempfile.mkdtemp(prefix="rule-index-"))
        index = self.folder / SHIPPED
        index.write_bytes(compile_index(str(Path(self.root) / "rules")))
        build_data["force_include"][str(index)] = f"kubelint/_assets/{SHIPPED}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Removes what was made for the build."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)

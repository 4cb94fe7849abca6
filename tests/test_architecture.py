"""The structure of the code, held to what the documentation says of it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import kubelint

PACKAGE = Path(kubelint.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

# Low to high. A module may import from lower layers and from its own part, nothing else.
LAYERS = [
    {"errors", "assets", "version", "model", "gitignore", "cache", "json_schema"},
    {"syntax"},
    {"kube"},
    {"checks", "steering_file"},
    {"rulebook"},
    {"config"},
    {"selection", "suppress", "fingerprint", "excerpt"},
    {"engine"},
    {"report", "sources"},
    {"discover"},
    {"intake"},
    {"run"},
    {"rule_examples"},
    {"cli"},
]
LEVEL = {part: number for number, layer in enumerate(LAYERS) for part in layer}
ONLY = {"report": {"model", "report"}}  # a reporter knows plain values and nothing else
HOMES = {"click": "cli", "ruamel": "syntax", "_ruamel_yaml": "syntax"}


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
class TestModule:
    def test_imports_go_down(self, path):
        part = part_of(path)
        if part == "__init__":
            return  # the public names, imported on first use
        assert part in LEVEL, f"{part} has no layer"
        for name in imports(path):
            if name.startswith("kubelint."):
                other = name.split(".")[1]
                is_lower = LEVEL[other] < LEVEL[part]
                assert other == part or is_lower, f"{part} imports {other}, which is not below it"
                assert other in ONLY.get(part, {other}), f"{part} may not import {other}"

    def test_foreign_packages_stay_at_home(self, path):
        for name in imports(path):
            home = HOMES.get(name.split(".")[0])
            assert home in (None, part_of(path)), f"{name} belongs into {home}/"

    def test_nothing_is_printed_outside_of_the_command_line(self, path):
        calls = [n.func for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call)]
        printed = [c for c in calls if isinstance(c, ast.Name) and c.id == "print"]
        assert not printed

    def test_modules_and_functions_are_small(self, path):
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= 300
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno < 40, node.name


def test_public_names_are_sorted_and_there():
    assert kubelint.__all__ == sorted(kubelint.__all__)
    for name in kubelint.__all__:
        assert getattr(kubelint, name) is not None
    with pytest.raises(AttributeError):
        _ = kubelint.nothing_of_that_name

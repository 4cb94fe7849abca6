"""The structure of the code, held to what the documentation says of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
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
SLOW = {
    "asyncio", "csv", "dataclasses", "difflib", "importlib.metadata", "importlib.resources", "inspect", "jsonschema",
    "pathspec", "subprocess", "tempfile", "traceback",
}  # fmt: skip
"""What costs milliseconds to import, so that functions import it that need it."""
CHECK_BASICS = {"__init__", "check", "condition"}
PARTS_OF_CHECKS = {"SCHEMA", "build"}


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return found


def on_import(tree: ast.Module) -> Iterator[ast.stmt]:
    """The statements that importing the module runs."""
    for node in tree.body:
        is_typing_only = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        if not is_typing_only and not isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node


@pytest.fixture(params=MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def module(request) -> Path:
    return request.param


@pytest.fixture
def tree(module) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def test_imports_go_down(module, tree):
    part = part_of(module)
    if part == "__init__":
        return  # the public names, imported on first use
    assert part in LEVEL, f"{part} has no layer"
    for name in imports(tree):
        if name.startswith("kubelint."):
            other = name.split(".")[1]
            assert other == part or LEVEL[other] < LEVEL[part], f"{part} imports {other}, which is not below it"
            assert other in ONLY.get(part, {other}), f"{part} may not import {other}"


def test_foreign_packages_stay_at_home(module, tree):
    for name in imports(tree):
        home = HOMES.get(name.split(".")[0])
        assert home in (None, part_of(module)), f"{name} belongs into {home}/"


def test_importing_a_module_is_cheap(module, tree):
    if part_of(module) != "cli":  # a command is imported when it runs
        for statement in on_import(tree):
            assert not imports(statement) & SLOW, ast.unparse(statement)


def test_only_the_command_line_prints_and_exits(module, tree):
    if part_of(module) != "cli":
        called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        assert called.isdisjoint({"print", "sys.stdout.write", "sys.stderr.write", "sys.exit", "exit"})


def test_modules_and_functions_are_small(module, tree):
    assert module.read_text(encoding="utf-8").count("\n") <= 300
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < 40, node.name


def test_checks_neither_read_files_nor_know_settings(module, tree):
    if part_of(module) == "checks":
        used = {name.split(".")[0] for name in imports(tree)}
        assert used.isdisjoint({"os", "pathlib", "io", "time", "random", "sys"})
        called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        assert "open" not in called


def test_checks_have_a_schema_and_a_builder(module, tree):
    if part_of(module) != "checks" or module.stem in CHECK_BASICS or module.parent.name != "checks":
        return
    loaded = import_module(f"kubelint.checks.{module.stem}")
    assert {name for name in PARTS_OF_CHECKS if hasattr(loaded, name)} in (PARTS_OF_CHECKS, set())


def test_public_names_are_sorted_and_there(module):
    name = ".".join(("kubelint", *module.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
    loaded = import_module(name)
    public = getattr(loaded, "__all__", [])
    assert list(public) == sorted(public)
    for each in public:
        assert getattr(loaded, each) is not None


def test_unknown_public_name_is_an_attribute_error():
    with pytest.raises(AttributeError):
        _ = kubelint.nothing_of_that_name

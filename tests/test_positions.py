"""Positions on real manifests: what a finding's range cuts out of its file is the key or value that its path names."""

from __future__ import annotations

from pathlib import Path

import pytest

from kubelint import lint_paths
from kubelint.kube.access import dig
from kubelint.model.source import Source
from kubelint.syntax.reader import decode, read

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def cut(lines: list[str], span) -> str:
    assert span.line == span.end_line
    return lines[span.line - 1][span.column - 1 : span.end_column - 1]


def scalar(text: str):
    (document,) = read(Source("cut", text)) or (None,)
    return document.value if document else None


def is_named(text: str, value, path, *, is_parent_there: bool) -> bool:
    """Whether `text` is the value at the end of `path`, its key, or the beginning of a value of several lines."""
    if value is None:  # missing: the key of a parent, or the first line of the list item that lacks it
        keys = [step for step in path if isinstance(step, str)]
        return scalar(text) in keys or any(isinstance(step, int) for step in path) or not is_parent_there
    if isinstance(value, dict | list) and isinstance(path[-1], int):
        return bool(text.strip())
    if str(scalar(text)) == str(path[-1]) or text in ("|", ">", "|-", ">-", "|+", ">+"):
        return True
    if isinstance(value, dict | list):
        return scalar(text) == value or text.startswith("*")
    return scalar(text) == value or text.startswith("*") or str(value).startswith(text.strip("\"'")[:20])


def assert_positions(folder: Path) -> int:
    report = lint_paths([str(folder)], profile="all", project=True)
    assert report.failures == ()
    texts: dict[str, tuple[list[str], tuple]] = {}
    for finding in report.findings:
        file, span, path = finding.location
        if file not in texts:
            text = decode(Path(file).read_bytes())[0]
            texts[file] = text.replace("\r\n", "\n").split("\n"), read(Source(file, text))
        lines, documents = texts[file]
        text = cut(lines, span)
        assert text, finding
        if path and not finding.rule.startswith("secret-in"):  # shows a line inside of a text, not the node itself
            document = [d for d in documents if d.line <= span.line][-1]
            is_parent_there = dig(document.value, path[0]) is not None
            assert is_named(text, dig(document.value, *path), path, is_parent_there=is_parent_there), (finding, text)
    return len(report.findings)


def test_examples():
    assert assert_positions(ROOT / "examples") > 50


@pytest.mark.parametrize("name", ["microservices-demo", "argo-cd", "examples"])
def test_real_projects(corpus, name):
    assert assert_positions(corpus / name) > 100


def test_cases_of_other_linters():
    folder = SHARED / "conformance" / "files"
    if not folder.is_dir():
        pytest.skip("no cases of other linters beside the checkout")
    assert assert_positions(folder) > 5_000

"""Runs one check over manifests, with the real reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.objects import objects_in
from kubelint.kube.version import parse_version
from kubelint.kube.workspace import Workspace
from kubelint.model.place import format_path
from kubelint.model.source import Source
from kubelint.syntax.reader import read

if TYPE_CHECKING:
    from kubelint.kube.object import K8sObject


class Found(NamedTuple):
    """A hit as a reader of the report sees it: its path, and the text that its place cuts out of the file."""

    path: str
    shown: str
    hit: Hit


Judge = Callable[..., list[Found]]


def _subjects(check: Check, target: K8sObject) -> Iterator[Any]:
    if check.scope is Scope.OBJECT:
        yield target
    for pod in target.pods:
        if check.scope is Scope.POD:
            yield pod
        elif check.scope is Scope.CONTAINER:
            yield from pod.containers


@pytest.fixture
def judge() -> Judge:
    """Runs a check over a text: ``judge(check, text, version="1.37", partial=False)``."""

    def run(check: Check, text: str, version: str = "latest", *, partial: bool = False) -> list[Found]:
        documents = read(Source("test.yaml", text))
        objects = [o for d in documents for o in objects_in(d, is_partial=partial)]
        context = Context(Workspace(objects, is_complete=True), parse_version(version))
        lines = text.split("\n")
        out = []
        for target in objects:
            for subject in _subjects(check, target):
                for hit in check.run(subject, context):
                    line, start, end_line, end = target.document.locate(hit.path, hit.part)
                    assert line == end_line
                    out.append(Found(format_path(hit.path), lines[line - 1][start - 1 : end - 1], hit))
        return out

    return run


@pytest.fixture
def pod() -> Callable[..., str]:
    """The text of a Pod whose only container has these lines: ``pod("tty: true", spec="hostPID: true")``."""

    def write(container: str = "", spec: str = "", annotations: str = "") -> str:
        meta = "".join(f"\n    {line}" for line in annotations.splitlines())
        lines = ["apiVersion: v1", "kind: Pod", "metadata:", "  name: web"]
        lines += ["  annotations:" + meta] if annotations else []
        lines += ["spec:", *("  " + line for line in spec.splitlines()), "  containers:", "  - name: web"]
        lines += ["    image: example.org/web:1.0", *("    " + line for line in container.splitlines())]
        return "\n".join(lines) + "\n"

    return write

"""Workspaces from text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kubelint.kube.objects import objects_in
from kubelint.kube.workspace import Workspace
from kubelint.model.source import Source
from kubelint.syntax.reader import read


@pytest.fixture
def workspace() -> Callable[[str], Workspace]:
    """Makes a complete workspace of a text."""

    def make(text: str) -> Workspace:
        objects = (o for d in read(Source("test.yaml", text)) for o in objects_in(d))
        return Workspace(objects, is_complete=True)

    return make

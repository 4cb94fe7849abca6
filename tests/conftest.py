"""What every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"


def need(condition: object, reason: str) -> None:
    """Skips the test where a tool or a data set is missing; in CI, which installs them, it fails instead."""
    if condition:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"missing in CI: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Manifests of real projects, where they are at hand."""
    if not CORPUS.is_dir():
        pytest.skip("no corpus of real projects beside the checkout")
    return CORPUS


@pytest.fixture
def require() -> object:
    """`need` as a fixture."""
    return need

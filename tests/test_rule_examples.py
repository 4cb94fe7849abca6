"""Every example of every rule: bad ones give exactly their findings, good ones none."""

from __future__ import annotations

import pytest

from kubelint.rule_examples import run_examples
from kubelint.rulebook import Rulebook

BOOK = Rulebook.load()


@pytest.mark.parametrize("rule", BOOK.ids)
def test_examples(rule):
    results = list(run_examples(BOOK, [rule]))
    assert len(results) >= 2
    assert [r for r in results if r.problem] == []

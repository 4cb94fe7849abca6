"""The table of custom resources is what it says it is."""

from __future__ import annotations

import json

from kubelint.assets import asset
from kubelint.kube.node import parse_pattern


def test_every_row_can_be_used():
    with open(asset("schemas", "pod-templates.json"), encoding="utf-8") as file:
        kinds = json.load(file)["kinds"]
    assert len(kinds) > 100
    for kind, places in kinds.items():
        assert kind.count("/") == 1
        for path, holds in places:
            assert holds in ("pod", "part", "container")
            assert parse_pattern(path)

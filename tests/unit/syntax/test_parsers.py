"""The parser in Python gives what libyaml gives: on our own texts, and on real ones where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from kubelint.model.place import Part
from kubelint.model.source import Source
from kubelint.syntax import comments, reader
from kubelint.syntax.events import libyaml_events, python_events
from kubelint.syntax.reader import decode, read

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.yaml"))
EXAMPLES = sorted((Path(__file__).parents[3] / "examples").rglob("*.yaml"))
LARGEST = 20_000  # bytes; the parser in Python takes seconds for more


@pytest.fixture
def both(monkeypatch):
    """Reads a text with both parsers."""

    def run(text: str):
        results = []
        for parser in (libyaml_events, python_events):
            monkeypatch.setattr(reader, "events", parser)
            monkeypatch.setattr(comments, "events", parser)
            results.append(read(Source("text.yaml", text)))
        return zip(*results, strict=True)

    return run


def everything(document):
    """Value, problems and all places of a document."""
    places = []

    def walk(value, path):
        places.append((path, document.locate(path, Part.KEY), document.locate(path), document.extent(path)))
        if isinstance(value, dict | list) and len(path) < 30:
            for key, item in value.items() if isinstance(value, dict) else enumerate(value):
                walk(item, (*path, key))

    if isinstance(document.value, dict | list):
        walk(document.value, ())
    return repr(document.value), document.is_broken, places, document.comments if not document.is_broken else ()


@pytest.mark.parametrize("path", TEXTS + EXAMPLES, ids=lambda p: p.name)
def test_our_texts(both, path):
    text, _ = decode(path.read_bytes())
    for fast, pure in both(text):
        assert everything(pure) == everything(fast)
        assert [p.kind for p in pure.problems] == [p.kind for p in fast.problems]


def test_real_texts(both, corpus):
    files = [p for p in sorted(corpus.rglob("*.yaml")) if p.stat().st_size < LARGEST][::6]
    assert len(files) > 40
    for path in files:
        text, _ = decode(path.read_bytes())
        for fast, pure in both(text):
            assert everything(pure) == everything(fast), path

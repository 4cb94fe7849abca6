"""One text of the input."""

from __future__ import annotations

from typing import NamedTuple


class Source(NamedTuple):
    """A text and the name of the file it comes from, as the user named it, with ``/``; ``-`` is standard input."""

    path: str
    text: str

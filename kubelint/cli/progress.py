"""A line on standard error for a run that takes long, where a person watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE = 1.0  # seconds before the first word
_PACE = 0.1  # seconds between two


@contextmanager
def progress_line() -> Iterator[Callable[[int, int], None] | None]:
    """A function that takes (files done, files in all), or None where nobody watches. Clears its line at the end."""
    if not sys.stderr.isatty():
        yield None
        return
    due = time.monotonic() + _PATIENCE
    shown = False

    def tell(done: int, total: int) -> None:
        nonlocal due, shown
        now = time.monotonic()
        if now >= due:
            sys.stderr.write(f"\r\033[Kkubelint: {done} of {total} files")
            sys.stderr.flush()
            due, shown = now + _PACE, True

    try:
        yield tell
    finally:
        if shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()

"""What kubelint remembers between runs, in the user's cache folder; never in the linted tree.

Whatever goes wrong here costs time and nothing else: a cache that cannot be read or written is no cache.
"""

from __future__ import annotations

import contextlib
import os
import sys


def cache_folder() -> str:
    """Where the cache lies; it need not exist."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "kubelint")


def recall(name: str) -> bytes | None:
    """What was stored under `name`, or None."""
    try:
        with open(os.path.join(cache_folder(), name), "rb") as file:
            return file.read()
    except OSError:
        return None


def remember(name: str, data: bytes) -> None:
    """Stores `data` under `name`, whole or not at all."""
    folder = cache_folder()
    path = os.path.join(folder, name)
    partial = f"{path}.{os.getpid()}"
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with open(partial, "wb") as file:
            file.write(data)
        os.replace(partial, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(partial)

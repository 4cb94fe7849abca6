"""What kubelint remembers between runs, in the user's cache folder; never in the linted tree.

Whatever goes wrong here costs time and nothing else: a cache that cannot be read or written is no cache.
"""

from __future__ import annotations

import contextlib
import os
import sys


def cache_folder() -> str | None:
    """Where the cache lies, by the custom of the platform; it need not exist. None if the user has no place for it.

    A relative path would depend on the working directory and end in the linted tree: the XDG specification
    (https://specifications.freedesktop.org/basedir-spec/latest/) tells to ignore it.
    """
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    else:
        home = "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
        base = os.environ.get("XDG_CACHE_HOME", "")
        base = base if os.path.isabs(base) else os.path.expanduser(home)
    return os.path.join(base, "kubelint") if os.path.isabs(base) else None


def recall(name: str) -> bytes | None:
    """What was stored under `name`, or None."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        with open(os.path.join(folder, name), "rb") as file:
            return file.read()
    except OSError:
        return None


def remember(name: str, data: bytes) -> None:
    """Stores `data` under `name`, whole or not at all."""
    folder = cache_folder()
    if folder is None:
        return
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

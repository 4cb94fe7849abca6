"""What git ignores in a work tree, by its ``.gitignore`` files alone.

What only one machine knows does not count (``info/exclude``, the user's own excludes, which files are tracked): the
same tree has the same inputs everywhere.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from kubelint.gitignore import Patterns

GITIGNORE = ".gitignore"
_LONGEST = 1 << 17  # bytes; lines behind them are not read, so that more files are linted, not fewer


class Ignores(NamedTuple):
    """The .gitignore files from the top of a work tree down to a folder, each with the length of its folder's path.

    All paths are absolute, with ``/``; those of folders that hold such a file end with it.
    """

    files: tuple[tuple[int, Patterns], ...] = ()

    def ignore(self, path: str, *, is_folder: bool) -> bool:
        """Whether git ignores this file or folder; the deepest .gitignore that says something about it decides."""
        for length, patterns in reversed(self.files):
            decision = patterns.decide(path[length:], is_folder=is_folder)
            if decision is not None:
                return decision
        return False

    def within(self, folder: str) -> Ignores:
        """These files and that of `folder`, if it has one."""
        patterns = _read(f"{folder}{GITIGNORE}")
        return Ignores((*self.files, (len(folder), patterns))) if patterns else self


def ignores_above(folder: str) -> Ignores | None:
    """The .gitignore files above a folder, without its own; None where the folder is in no work tree.

    A folder that is ignored itself, or lies in one that is, is looked at because somebody named it: then what ignores
    it does not count.
    """
    top = _top(folder)
    if top is None:
        return None
    ignores = Ignores()
    at = top
    while at != folder:
        ignores = ignores.within(at)
        at = folder[: folder.index("/", len(at)) + 1]
        if ignores.ignore(at[:-1], is_folder=True):
            return Ignores()
    return ignores


def _top(folder: str) -> str | None:
    while not os.path.lexists(f"{folder}.git"):  # a folder, or a file in a linked work tree or a submodule
        if "/" not in folder[:-1]:
            return None
        folder = folder[: folder.rindex("/", 0, -1) + 1]
    return folder


def _read(path: str) -> Patterns:
    """The patterns of a .gitignore file, none where there is no such file; links are not followed, as in git."""
    if os.path.islink(path) or not os.path.isfile(path):
        return Patterns(())
    try:
        with open(path, "rb") as file:
            data = file.read(_LONGEST)
    except OSError:
        return Patterns(())
    if len(data) == _LONGEST:
        data = data[: data.rfind(b"\n") + 1]
    return Patterns(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape").split("\n"))

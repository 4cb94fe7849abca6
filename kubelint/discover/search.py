"""From the paths that a user names to the files that a run reads."""

# pathlib costs milliseconds at start-up, and an object for each file.

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kubelint.discover.input import EXCLUDED, Input, InputKind, is_manifest_name, make_input
from kubelint.discover.worktree import GITIGNORE, Ignores, ignores_above
from kubelint.errors import UsageError
from kubelint.gitignore import Patterns
from kubelint.sources.chart import Charts

_VERSION_CONTROL = frozenset({".git", ".hg", ".svn", ".bzr", ".jj", "_darcs"})


def discover(
    paths: Sequence[str], *, exclude: Sequence[str] = (), root: str = ".", reads_gitignore: bool = True
) -> Iterator[Input]:
    """The inputs below `paths`, each file once.

    Files that are named are always taken unless excluded; folders are walked in order of names, without following
    links to folders. `exclude` has patterns in gitignore syntax, relative to `root`: the folder of the configuration
    file, else the working directory. Raises UsageError at once for a path that does not exist.
    """
    for path in paths:
        if not os.path.exists(path):
            raise UsageError(f"no such file or folder: {path!r}")
    return _Search(exclude, root, reads_gitignore=reads_gitignore).over(paths)


class _Folder(NamedTuple):
    """A folder to be walked. ``path`` and ``real``, where it really is, end with ``/`` (``path`` may be empty).

    ``ignores`` are the .gitignore files of the folders above, None outside of git's work trees.
    """

    path: str
    real: str
    ignores: Ignores | None

    def enter(self, name: str, ignores: Ignores | None) -> _Folder:
        return _Folder(f"{self.path}{name}/", f"{self.real}{name}/", ignores)


class _Listing:
    """What lies in a folder, by kind and in order of names. Raises OSError where that cannot be read."""

    def __init__(self, path: str) -> None:
        self.files: list[str] = []
        self.folders: list[str] = []
        self.links: list[str] = []
        self.is_work_tree = False
        with os.scandir(path) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                self._sort(entry)

    def _sort(self, entry: os.DirEntry[str]) -> None:
        self.is_work_tree = self.is_work_tree or entry.name == ".git"
        if entry.is_symlink():
            self.links.append(entry.name)
        elif entry.is_dir(follow_symlinks=False):
            if entry.name not in _VERSION_CONTROL:
                self.folders.append(entry.name)
        elif entry.is_file(follow_symlinks=False):  # no pipes, no devices: to open one may wait for ever
            self.files.append(entry.name)


class _Search:
    """What has been seen in one call of `discover`. Real paths are absolute, free of links, and have ``/``."""

    def __init__(self, exclude: Sequence[str], root: str, *, reads_gitignore: bool) -> None:
        self._exclude = Patterns(exclude)
        self._root = _as_folder(_real(root))
        self._reads_gitignore = reads_gitignore
        self._seen: set[str] = set()
        self._charts = Charts()

    def over(self, paths: Sequence[str]) -> Iterator[Input]:
        for path in paths:
            real = _real(path)
            is_folder = os.path.isdir(path)
            if self._leaves_root(path, real):
                yield make_input(path, InputKind.SKIPPED, "symbolic link that leaves the project")
            elif self._is_excluded(real, is_folder=is_folder):
                yield make_input(path, InputKind.SKIPPED, EXCLUDED)
            elif is_folder:
                yield from self._walk("" if path in {".", "./"} else _as_folder(path), _as_folder(real))
            else:
                yield from self._file(path, real)

    def _walk(self, path: str, real: str) -> Iterator[Input]:
        """The files in a folder; links last, so that a file shows under its own name."""
        links: list[str] = []
        pending = [_Folder(path, real, ignores_above(real) if self._reads_gitignore else None)]
        while pending:  # no recursion: folders may nest deeply
            folder = pending.pop()
            try:
                listing = _Listing(folder.real)
            except OSError as error:
                yield make_input(folder.path, InputKind.UNREADABLE, f"cannot be listed: {error.strerror}")
                continue
            ignores = self._ignores_in(folder, listing)
            for name in self._kept(filter(is_manifest_name, listing.files), folder, ignores, is_folder=False):
                yield from self._file(folder.path + name, folder.real + name)
            links += [folder.path + name for name in self._kept(listing.links, folder, ignores, is_folder=False)]
            inner = [folder.enter(n, ignores) for n in self._kept(listing.folders, folder, ignores, is_folder=True)]
            pending += reversed(inner)
        for link in links:
            yield from self._link(link, real)

    def _kept(
        self, names: Iterable[str], folder: _Folder, ignores: Ignores | None, *, is_folder: bool
    ) -> Iterator[str]:
        """The names in a folder that neither git nor the configuration leaves out."""
        for name in names:
            real = folder.real + name
            if ignores is not None and ignores.ignore(real, is_folder=is_folder):
                continue
            inside = self._inside_root(real)
            if inside is None or not self._exclude.decide(inside, is_folder=is_folder):
                yield name

    def _file(self, path: str, real: str) -> Iterator[Input]:
        if real in self._seen:
            return
        self._seen.add(real)
        if self._charts.is_template(real):
            yield make_input(path, InputKind.CHART_TEMPLATE)
        elif self._charts.is_chart_file(real):
            yield make_input(path, InputKind.CHART_FILE)
        else:
            yield make_input(path)

    def _link(self, path: str, folder: str) -> Iterator[Input]:
        """What a link in a walked folder leads to: a file within that folder is read, if nothing else names it."""
        real = _real(path)
        if not os.path.isdir(real) and not is_manifest_name(path):
            return
        if not _as_folder(real).startswith(folder):
            yield make_input(path, InputKind.SKIPPED, "symbolic link that leaves the folder")
        elif not os.path.exists(real):
            yield make_input(path, InputKind.SKIPPED, "symbolic link that leads nowhere")
        elif os.path.isfile(real):
            yield from self._file(path, real)

    def _leaves_root(self, path: str, real: str) -> bool:
        """Whether a named path is a link that lies in the project and leads out of it: the tree may be hostile."""
        link = path.rstrip("/") or "/"
        if not os.path.islink(link) or _as_folder(real).startswith(self._root):
            return False
        return _as_folder(_real(os.path.dirname(link) or ".")).startswith(self._root)

    def _is_excluded(self, real: str, *, is_folder: bool) -> bool:
        inside = self._inside_root(real)
        return bool(inside and self._exclude.choose(inside, is_folder=is_folder))

    def _inside_root(self, real: str) -> str | None:
        """The path as the patterns of the configuration see it; None where they have nothing to say about it."""
        return real[len(self._root) :] if self._exclude and real.startswith(self._root) else None

    def _ignores_in(self, folder: _Folder, listing: _Listing) -> Ignores | None:
        ignores = folder.ignores
        if listing.is_work_tree and self._reads_gitignore:
            ignores = Ignores()  # a repository of its own: git does not look above its top
        return ignores.within(folder.real) if ignores is not None and GITIGNORE in listing.files else ignores


def _real(path: str) -> str:
    return os.path.realpath(path).replace(os.sep, "/")


def _as_folder(path: str) -> str:
    return path if path.endswith("/") else f"{path}/"

"""Patterns in gitignore syntax, which choose files by their paths.

Semantics: https://git-scm.com/docs/gitignore#_pattern_format. The files that hold such patterns come with the tree that
is linted and may be hostile: matching takes time linear in the path, for any pattern. Libraries that translate ``*`` to
plain regular expressions need seconds for one name and a pattern with four asterisks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

_LONGEST = 4096  # no path is longer on the systems that we know: a longer pattern matches nothing
_MAGIC = re.compile(r"[*?\[\\]")
_POSIX_CLASSES = {
    "alnum": "A-Za-z0-9", "alpha": "A-Za-z", "blank": " \\t", "cntrl": "\\x00-\\x1f\\x7f", "digit": "0-9",
    "graph": "!-~", "lower": "a-z", "print": " -~", "punct": "!-/:-@\\[-`{-~", "space": " \\t\\n\\r\\f\\v",
    "upper": "A-Z", "xdigit": "0-9A-Fa-f",
}  # fmt: skip


class Pattern(NamedTuple):
    """One line: whether it takes back what earlier lines chose, whether it is for folders only, and its matcher."""

    is_negated: bool
    is_for_folders: bool
    matches: Callable[[str], bool]


class Patterns:
    """The lines of one file. Paths are relative to the folder of that file, with ``/`` and without one at the end."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._patterns = tuple(reversed([p for line in lines if (p := parse_pattern(line)) is not None]))

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def decide(self, path: str, *, is_folder: bool) -> bool | None:
        """Whether `path` itself is chosen (True) or taken back (False); None where no line is about it."""
        for pattern in self._patterns:
            if (is_folder or not pattern.is_for_folders) and pattern.matches(path):
                return not pattern.is_negated
        return None

    def choose(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether `path` is chosen, or a folder that it lies in; what lies in a chosen folder cannot be taken back."""
        cut = path.find("/")
        while cut >= 0:
            if self.decide(path[:cut], is_folder=True):
                return True
            cut = path.find("/", cut + 1)
        return bool(self.decide(path, is_folder=is_folder))


def parse_pattern(line: str) -> Pattern | None:
    """The pattern in one line; None for an empty line, a comment, and a pattern that can match nothing."""
    text = _without_trailing_blanks(line)
    if not text or text.startswith("#") or len(text) > _LONGEST:
        return None
    is_negated = text.startswith("!")
    text = text[is_negated:]
    is_for_folders = text.endswith("/")
    text = text.removesuffix("/")
    matches = _matcher(text) if text else None
    return None if matches is None else Pattern(is_negated, is_for_folders, matches)


def _without_trailing_blanks(line: str) -> str:
    line = line.rstrip("\r\n")
    text = line.rstrip(" ")
    backslashes = len(text) - len(text.rstrip("\\"))
    return text + " " if backslashes % 2 and len(text) < len(line) else text


def _matcher(text: str) -> Callable[[str], bool] | None:
    """The matcher of a pattern without its marks; without a slash it looks at the last name of a path only."""
    if "/" in text:
        expression = _path_expression(text.removeprefix("/").split("/"))
        compiled = None if expression is None else re.compile(expression, re.DOTALL)
        return None if compiled is None else lambda path: compiled.fullmatch(path) is not None
    if not _MAGIC.search(text):
        return lambda path: path.rpartition("/")[2] == text
    if text.startswith("*") and not _MAGIC.search(text, 1):
        return lambda path: path.rpartition("/")[2].endswith(text[1:])
    expression = _name_expression(text)
    if expression is None:
        return None
    name = re.compile(expression, re.DOTALL)
    return lambda path: name.fullmatch(path.rpartition("/")[2]) is not None


def _path_expression(names: list[str]) -> str | None:
    """A regular expression for a whole path; None where a part of it can match nothing.

    Between two ``**`` stands a fixed number of names, so that taking the first place where they match is always
    right: an atomic group keeps the matcher from trying the other places.
    """
    runs: list[list[str]] = [[]]  # the names between one ** and the next
    for name in names:
        if len(name) > 1 and not name.strip("*"):
            runs.append([])
            continue
        expression = _name_expression(name) if name else None
        if expression is None:
            return None
        runs[-1].append(expression)
    first, *others = runs
    out = ["/".join(first)]
    is_open = bool(first)
    for run in others[:-1]:
        if run:
            out.append(("/" if is_open else "") + rf"(?>(?:[^/]+/)*?{'/'.join(run)}(?=/|\Z))")
            is_open = True
    if others:
        last = "(?:[^/]+/)*" + "/".join(others[-1]) if others[-1] else ".+"
        out.append(("/" if is_open else "") + last)
    return "".join(out)


def _name_expression(text: str) -> str | None:
    """A regular expression for one name of a path; None where it can match nothing.

    Between two asterisks stands a fixed number of characters: the first place is right, as in `_path_expression`.
    """
    runs = _runs(text)
    if runs is None:
        return None
    first, *others = runs
    middle = "".join(f"(?>[^/]*?{run})" for run in others[:-1] if run)
    return first + middle + (f"[^/]*{others[-1]}" if others else "")


def _runs(text: str) -> list[str] | None:
    """The expressions between the asterisks of a name, each for a fixed number of characters."""
    runs = [""]
    at, end = 0, len(text)
    while at < end:
        char = text[at]
        at += 1
        if char == "*":
            runs.append("")
        elif char == "?":
            runs[-1] += "[^/]"
        elif char == "[":
            found = _character_class(text, at)
            if found is None:
                return None
            runs[-1] += found[0]
            at = found[1]
        else:
            if char == "\\":
                char = text[at : at + 1]
                at += 1
                if not char:
                    return None
            runs[-1] += re.escape(char)
    return runs


def _character_class(text: str, at: int) -> tuple[str, int] | None:
    """The class whose opening bracket ends at `at`, and the position behind it; None for one that is malformed."""
    is_negated = text[at : at + 1] in {"!", "^"}
    start = at = at + is_negated
    members = ""
    while at < len(text):
        if text[at] == "]" and at > start:
            return f"(?!/)[{'^' if is_negated else ''}{members}]", at + 1
        member = _posix_class(text, at) or _range(text, at)
        if member is None:
            return None
        members += member[0]
        at = member[1]
    return None


def _posix_class(text: str, at: int) -> tuple[str, int] | None:
    if not text.startswith("[:", at):
        return None
    stop = text.find(":]", at)
    return (_POSIX_CLASSES[text[at + 2 : stop]], stop + 2) if text[at + 2 : stop] in _POSIX_CLASSES else None


def _range(text: str, at: int) -> tuple[str, int] | None:
    """One character of a class, or two with a hyphen between them; git takes the first in any case."""
    low, at = _character(text, at)
    high = low
    if text[at : at + 1] == "-" and text[at + 1 : at + 2] not in {"", "]"}:
        high, at = _character(text, at + 1)
    if not low or not high:
        return None
    return re.escape(low) + (f"-{re.escape(high)}" if low <= high else ""), at


def _character(text: str, at: int) -> tuple[str, int]:
    """The character at `at`, without the backslash before it, and the position behind it."""
    at += text[at : at + 1] == "\\"
    return text[at : at + 1], at + 1

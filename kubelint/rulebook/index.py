"""The index of a rule folder: everything its files say, in a form that loads in a moment.

It is two lines of JSON, so that a run parses only what it needs: the light part is what the engine wants to know of
each rule, the texts are the rest. A wheel ships the index of the shipped rules. For other folders it is compiled on
first use and remembered in the user's cache, one file a folder, until a file in the folder changes.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from kubelint.assets import asset
from kubelint.cache import recall, remember
from kubelint.errors import RuleFileError, UsageError
from kubelint.rulebook.rule_file import read_rule_file, rule_files
from kubelint.steering_file import load_schema
from kubelint.version import __version__

Entries = Mapping[str, Mapping[str, Any]]

SHIPPED = "rules.jsonl"
"""The index of the shipped rules, among the assets of a wheel."""

_LIGHT = frozenset(
    {"id", "topic", "severity", "confidence", "profiles", "pod-security", "summary", "message", "match", "supersedes",
     "check", "with", "parameters"}
)  # fmt: skip


class Index:
    """What the rule files of a folder say, by rule id; `data` is what `compile_index` makes."""

    def __init__(self, data: bytes) -> None:
        light, self._texts = data.split(b"\n", 1)
        self.light: Entries = json.loads(light)
        self._parsed: Entries | None = None

    def text(self, rule: str) -> Mapping[str, Any]:
        """What the rule file says beyond the light part; ``file`` is its path in the folder."""
        if self._parsed is None:
            self._parsed = json.loads(self._texts)
        return self._parsed[rule]


def shipped_index() -> Index:
    """The index of the rules that come with kubelint."""
    path = asset(SHIPPED)
    if not os.path.exists(path):
        return folder_index(asset("rules"))
    with open(path, "rb") as file:
        return Index(file.read())


def folder_index(folder: str) -> Index:
    """The index of a folder: from the cache if no file has changed, else compiled and remembered.

    Raises RuleFileError for a mistake in a rule file, and UsageError where there is no folder or no rule in it.
    """
    if not os.path.isdir(folder):
        raise UsageError(f"there is no folder {folder}")
    name = f"rules-{zlib.crc32(os.path.abspath(folder).encode('utf-8', 'surrogateescape')):08x}"
    state = _state(folder)
    data = _verified(recall(name), state)
    if data is None:
        data = compile_index(folder)
        remember(name, _head(data, state) + data)
    return Index(data)


def compile_index(folder: str) -> bytes:
    """Light part and texts of the rule files in `folder`, each a line. Raises RuleFileError."""
    schema = load_schema("rule.schema.json")
    light: dict[str, Any] = {}
    texts: dict[str, Any] = {}
    for path in rule_files(folder):
        rule = read_rule_file(path, schema)
        if rule["id"] in light:
            raise RuleFileError(f"there is another rule {rule['id']}: {texts[rule['id']]['file']}", path=path)
        light[rule["id"]] = {key: value for key, value in rule.items() if key in _LIGHT}
        texts[rule["id"]] = {key: value for key, value in rule.items() if key not in _LIGHT}
        texts[rule["id"]]["file"] = os.path.relpath(path, folder).replace(os.sep, "/")
    if not light:
        raise UsageError(f"there is no rule file in {folder}")
    return "\n".join(json.dumps(part) for part in (light, texts)).encode()


def _head(data: bytes, state: str) -> bytes:
    """The line that a cached index begins with: it holds for this state of the folder, and is whole."""
    return f"{zlib.crc32(data):08x} {state}\n".encode()


def _verified(cached: bytes | None, state: str) -> bytes | None:
    """The index in `cached`, if it is whole and of this state."""
    if cached is None:
        return None
    data = cached.partition(b"\n")[2]
    return data if cached.startswith(_head(data, state)) else None


def _state(folder: str) -> str:
    """Changes whenever a file of the folder does, or what rule files are held to."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    seen = [__version__, os.path.abspath(folder)]
    seen += _stamps(folder, (".yaml", ".yml"))
    for part in (asset("schemas"), os.path.join(package, "checks"), os.path.join(package, "rulebook")):
        seen += _stamps(part, (".json", ".py"))
    return json.dumps(seen)


def _stamps(folder: str, endings: tuple[str, ...]) -> Iterator[str]:
    """Path, time and size of each file with one of `endings`, in order."""
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if name.endswith(endings):
                path = os.path.join(parent, name)
                try:
                    found = os.stat(path)
                except OSError:
                    continue  # a dangling link; reading it says so
                yield f"{path[len(folder) :]}:{found.st_mtime_ns}:{found.st_size}"

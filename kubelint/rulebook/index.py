"""The index of a rule folder: everything its files say, in a form that loads in a moment.

It has two parts, so that a run reads only what it needs: ``light`` is what the engine wants to know, ``texts`` the
rest. A wheel ships the index of the shipped rules; for other folders it is compiled on first use and remembered in
the user's cache.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any, NamedTuple

from kubelint.assets import asset
from kubelint.cache import recall, remember
from kubelint.errors import RuleFileError
from kubelint.rulebook.rule_file import read_rule_file, rule_files
from kubelint.version import __version__

Light = Mapping[str, Mapping[str, Any]]

_LIGHT = frozenset(
    {"id", "topic", "severity", "confidence", "profiles", "pod-security", "summary", "message", "match", "supersedes",
     "check", "with", "parameters"}
)  # fmt: skip
SHIPPED = ("rules.json", "texts.json")


class Index(NamedTuple):
    """The light part by rule id, and where the texts are to be had: a file, or a name in the cache."""

    light: Light
    texts_file: str = ""
    texts: Mapping[str, Mapping[str, Any]] | None = None

    def text(self, rule: str) -> Mapping[str, Any]:
        """What the rule file says beyond the light part."""
        texts = self.texts
        if texts is None:
            with open(self.texts_file, encoding="utf-8") as file:
                texts = json.load(file)
        return texts[rule]


def shipped_index() -> Index:
    """The index of the rules that come with kubelint."""
    light, texts = (asset("index", name) for name in SHIPPED)
    if os.path.exists(light):
        with open(light, encoding="utf-8") as file:
            return Index(json.load(file), texts)
    return folder_index(asset("rules"))


def folder_index(folder: str) -> Index:
    """The index of a folder of rule files: from the cache if no file has changed, else compiled and remembered."""
    key = _key(folder)
    names = [f"{part}-{key}.json" for part in ("rules", "texts")]
    light, texts = (recall(name) for name in names)
    if light is not None and texts is not None:
        try:
            return Index(json.loads(light), texts=_LazyTexts(texts))
        except ValueError:
            pass  # a broken cache is no cache
    compiled = compile_index(folder)
    for name, part in zip(names, compiled, strict=True):
        remember(name, json.dumps(part, ensure_ascii=False).encode())
    return Index(compiled[0], texts=compiled[1])


def compile_index(folder: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Light part and texts of the rule files in `folder`, by rule id. Raises RuleFileError."""
    light: dict[str, Any] = {}
    texts: dict[str, Any] = {}
    for path in rule_files(folder):
        rule = read_rule_file(path)
        if rule["id"] in light:
            raise RuleFileError(f"there is another rule {rule['id']}: {texts[rule['id']]['file']}", path=path)
        rule["file"] = os.path.relpath(path, folder).replace(os.sep, "/")
        light[rule["id"]] = {key: value for key, value in rule.items() if key in _LIGHT}
        texts[rule["id"]] = {key: value for key, value in rule.items() if key not in _LIGHT}
    return light, texts


class _LazyTexts(Mapping[str, Mapping[str, Any]]):
    """Texts that are parsed when one of them is wanted."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._parsed: dict[str, Any] | None = None

    def _all(self) -> dict[str, Any]:
        if self._parsed is None:
            self._parsed = json.loads(self._data)
        return self._parsed

    def __getitem__(self, rule: str) -> Mapping[str, Any]:
        text: Mapping[str, Any] = self._all()[rule]
        return text

    def __iter__(self) -> Any:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


def _key(folder: str) -> str:
    """Changes whenever a file of the folder does, or a schema or a check that it is held to."""
    from hashlib import sha256

    seen = [__version__, os.path.abspath(folder)]
    for place in (folder, asset("schemas"), os.path.join(os.path.dirname(__file__), "..", "checks")):
        for parent, folders, files in os.walk(place):
            folders.sort()
            for name in sorted(files):
                if name.endswith((".yaml", ".yml", ".json", ".py")):
                    state = os.stat(os.path.join(parent, name))
                    seen.append(f"{name}:{state.st_mtime_ns}:{state.st_size}")
    return sha256("\n".join(seen).encode()).hexdigest()[:24]

"""All rules of a run, and how one becomes something that can run."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from kubelint.assets import asset
from kubelint.checks.check import Check
from kubelint.errors import FileError, RuleFileError, UsageError
from kubelint.json_schema import accepts
from kubelint.model.place import Path
from kubelint.model.rule import Match, RuleSpec, VersionRange
from kubelint.model.severity import Confidence, Severity
from kubelint.rulebook.index import Index, folder_index, shipped_index
from kubelint.rulebook.rule_file import as_keywords, check_module
from kubelint.rulebook.spec import make_match, make_spec
from kubelint.steering_file import SteeringFile, suggestion

ALL = "all"
"""The profile of every rule."""

POD_SECURITY = {"pss-baseline": "baseline", "pss-restricted": "restricted"}
"""The profiles that follow the Pod Security Standards, and the level of each."""


class Rule(NamedTuple):
    """A rule ready to run. ``is_severity_set`` says that the user chose the severity, so that no check overrides it."""

    id: str
    severity: Severity
    confidence: Confidence
    message: str
    check: Check
    match: Match = Match()
    supersedes: tuple[str, ...] = ()
    is_severity_set: bool = False


class Rulebook:
    """The rules that ship and those of the user's folders. Methods raise UsageError for an id that is no rule's."""

    def __init__(self, shipped: Index, custom: Mapping[str, Index] | None = None) -> None:
        self._home: dict[str, Index] = dict.fromkeys(shipped.light, shipped)
        self._folders: dict[str, str] = {}
        for folder, index in (custom or {}).items():
            for id_ in index.light:
                if id_ in self._home:
                    text = f"there is a rule {id_} already{self._where(id_)}; give this one another id"
                    raise _mistake(folder, index, id_, text, ("id",))
                self._home[id_] = index
                self._folders[id_] = folder
        self._check_superseded()

    @classmethod
    def load(cls, *, folders: Sequence[str] = ()) -> Rulebook:
        """The shipped rules and those of `folders`. Raises RuleFileError for a mistake in one of them.

        A folder of the rules that ship, as there is in a checkout, adds nothing.
        """
        return cls(shipped_index(), {f: folder_index(f) for f in folders if not _is_below(f, asset("rules"))})

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all rules, in order."""
        return tuple(sorted(self._home))

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The topics that there are rules of, in order."""
        return tuple(sorted({self.topic(id_) for id_ in self.ids}))

    @cached_property
    def profiles(self) -> tuple[str, ...]:
        """The names of all profiles, in order."""
        named = {profile for id_ in self.ids for profile in self._light(id_).get("profiles", ())}
        return tuple(sorted({ALL, "default", *POD_SECURITY, *named}))

    def ids_in(self, folder: str) -> tuple[str, ...]:
        """The ids of the rules whose files lie below `folder`, in order."""
        homes = {id_: self._folders.get(id_, asset("rules")) for id_ in self.ids}
        return tuple(
            id_
            for id_, home in homes.items()
            if _is_below(os.path.join(home, self._home[id_].text(id_)["file"]), folder)
        )

    def summary(self, id_: str) -> str:
        """The rule in a few words."""
        text: str = self._light(id_)["summary"]
        return text

    def topic(self, id_: str) -> str:
        """The topic of a rule."""
        topic: str = self._light(id_)["topic"]
        return topic

    def match(self, id_: str) -> Match:
        """Which objects and versions the rule is for."""
        return make_match(self._light(id_))

    def parameters(self, id_: str) -> Mapping[str, Mapping[str, Any]]:
        """The parameters that a user may set: name to ``type`` (a JSON Schema) and ``description``."""
        parameters: Mapping[str, Mapping[str, Any]] = self._light(id_).get("parameters", {})
        return parameters

    def is_custom(self, id_: str) -> bool:
        """Whether the rule comes from a folder of the user."""
        return id_ in self._folders

    def in_profile(self, profile: str) -> dict[str, VersionRange]:
        """The rules of a profile, each with the Kubernetes minors in which it belongs to it. Raises UsageError."""
        if profile not in self.profiles:
            raise UsageError(f"there is no profile {profile!r}{suggestion(profile, self.profiles)}")
        out: dict[str, VersionRange] = {}
        for id_ in self.ids:
            rule = self._light(id_)
            if profile in POD_SECURITY:
                versions = rule.get("pod-security", {}).get(POD_SECURITY[profile])
                if versions is not None:
                    out[id_] = VersionRange(**versions)
            elif profile == ALL or profile in rule.get("profiles", ()):
                out[id_] = VersionRange()
        return out

    def spec(self, id_: str) -> RuleSpec:
        """Everything that the rule's file says. ``file`` is its path; of a shipped rule, that in the repository."""
        light = self._light(id_)
        text = self._home[id_].text(id_)
        file = f"{self._folders.get(id_, 'rules').rstrip(os.sep)}/{text['file']}"
        return make_spec({**light, **text, "file": file}, is_custom=self.is_custom(id_))

    def specs(self) -> list[RuleSpec]:
        """All rules, in order of ids."""
        return [self.spec(id_) for id_ in self.ids]

    def build(self, id_: str, settings: Mapping[str, Any] | None = None, severity: Severity | None = None) -> Rule:
        """The rule ready to run, with the user's `settings` of its parameters, and `severity` if that was chosen.

        Raises UsageError for settings that the check cannot take.
        """
        light = self._light(id_)
        return Rule(
            id=id_,
            severity=severity if severity is not None else Severity[light["severity"].upper()],
            confidence=Confidence[light["confidence"].upper()],
            message=light["message"],
            check=_build_check(id_, light, settings or {}),
            match=make_match(light),
            supersedes=tuple(light.get("supersedes", ())),
            is_severity_set=severity is not None,
        )

    def _light(self, id_: str) -> Mapping[str, Any]:
        if id_ not in self._home:
            raise UsageError(f"there is no rule {id_!r}{suggestion(id_, self.ids)}")
        return self._home[id_].light[id_]

    def _where(self, id_: str) -> str:
        return f" in {self._folders[id_]}" if id_ in self._folders else ""

    def _check_superseded(self) -> None:
        """Raises for a rule of the user that is to silence one that does not exist; a test looks at the others."""
        for id_, folder in self._folders.items():
            index = self._home[id_]
            for number, weaker in enumerate(index.light[id_].get("supersedes", ())):
                if weaker not in self._home:
                    text = f"there is no rule {weaker!r}{suggestion(weaker, self.ids)}"
                    raise _mistake(folder, index, id_, text, ("supersedes", number))


def _build_check(id_: str, light: Mapping[str, Any], settings: Mapping[str, Any]) -> Check:
    module = check_module(light["check"])
    arguments = {**light.get("with", {}), **settings}
    if settings and not accepts(module.SCHEMA, arguments):
        raise UsageError(f"rule {id_} cannot take these parameters: {', '.join(settings)}")
    try:
        check: Check = module.build(**as_keywords(arguments))
    except ValueError as error:
        raise UsageError(f"rule {id_}: {error}") from None
    return check


def _is_below(path: str, folder: str) -> bool:
    return os.path.join(os.path.realpath(path), "").startswith(os.path.join(os.path.realpath(folder), ""))


def _mistake(folder: str, index: Index, id_: str, text: str, at: Path) -> FileError:
    """What is wrong with the rule file of `id_`, read once more for the place."""
    path = os.path.join(folder, index.text(id_)["file"])
    return SteeringFile(path, RuleFileError).fail(text, at)

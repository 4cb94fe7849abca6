"""All rules of a run, and how one becomes something that can run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from kubelint.checks.check import Check
from kubelint.errors import RuleFileError, UsageError
from kubelint.model.rule import Match, RuleSpec, VersionRange
from kubelint.model.severity import Confidence, Severity
from kubelint.rulebook.index import Index, folder_index, shipped_index
from kubelint.rulebook.rule_file import check_module
from kubelint.rulebook.spec import make_match, make_spec
from kubelint.steering_file import suggestion

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
    """The rules that ship and those of the user's folders."""

    def __init__(self, indexes: Iterable[tuple[str, Index]]) -> None:
        self._home: dict[str, Index] = {}
        self._custom: set[str] = set()
        for folder, index in indexes:
            for id_ in index.light:
                if id_ in self._home:
                    raise RuleFileError(f"there is a rule {id_} already; give this one another id", path=folder)
                self._home[id_] = index
                if folder:
                    self._custom.add(id_)

    @classmethod
    def load(cls, *, folders: Sequence[str] = ()) -> Rulebook:
        """The shipped rules and those of `folders`. Raises RuleFileError."""
        return cls([("", shipped_index()), *((folder, folder_index(folder)) for folder in folders)])

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all rules, in order."""
        return tuple(sorted(self._home))

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The topics that there are rules of, in order."""
        return tuple(sorted({self._light(id_)["topic"] for id_ in self._home}))

    @cached_property
    def profiles(self) -> tuple[str, ...]:
        """The names of all profiles, in order."""
        named = {profile for id_ in self._home for profile in self._light(id_).get("profiles", ())}
        return tuple(sorted({"all", "default", *POD_SECURITY, *named}))

    def summary(self, id_: str) -> str:
        """The rule in a few words."""
        text: str = self._light(id_)["summary"]
        return text

    def topic(self, id_: str) -> str:
        """The topic of a rule."""
        topic: str = self._light(id_)["topic"]
        return topic

    def is_custom(self, id_: str) -> bool:
        """Whether the rule comes from a folder of the user."""
        return id_ in self._custom

    def in_profile(self, profile: str) -> dict[str, VersionRange]:
        """The rules of a profile, each with the Kubernetes minors in which it belongs to it. Raises UsageError."""
        if profile not in self.profiles:
            raise UsageError(f"there is no profile {profile!r}{suggestion(profile, self.profiles)}")
        level = POD_SECURITY.get(profile)
        out: dict[str, VersionRange] = {}
        for id_ in self.ids:
            rule = self._light(id_)
            if level is not None:
                if level in rule.get("pod-security", {}):
                    out[id_] = VersionRange(**rule["pod-security"][level])
            elif profile == "all" or profile in rule.get("profiles", ()):
                out[id_] = VersionRange()
        return out

    def spec(self, id_: str) -> RuleSpec:
        """Everything that the rule's file says. Raises UsageError for an unknown id."""
        light = self._light(id_)
        return make_spec({**light, **self._home[id_].text(id_)}, is_custom=id_ in self._custom)

    def specs(self) -> list[RuleSpec]:
        """All rules, in order of ids."""
        return [self.spec(id_) for id_ in self.ids]

    def build(self, id_: str, settings: Mapping[str, Any] | None = None, severity: Severity | None = None) -> Rule:
        """The rule ready to run, with the user's `settings` of its parameters and `severity` if chosen."""
        light = self._light(id_)
        arguments = {**light.get("with", {}), **(settings or {})}
        build = check_module(light["check"]).build
        return Rule(
            id=id_,
            severity=severity if severity is not None else Severity[light["severity"].upper()],
            confidence=Confidence[light["confidence"].upper()],
            message=light["message"],
            check=build(**{name.replace("-", "_"): value for name, value in arguments.items()}),
            match=make_match(light),
            supersedes=tuple(light.get("supersedes", ())),
            is_severity_set=severity is not None,
        )

    def parameters(self, id_: str) -> Mapping[str, Mapping[str, Any]]:
        """The parameters that a user may set: name to JSON Schema (``type``) and description."""
        parameters: Mapping[str, Mapping[str, Any]] = self._light(id_).get("parameters", {})
        return parameters

    def match(self, id_: str) -> Match:
        """Which objects and versions the rule is for."""
        return make_match(self._light(id_))

    def _light(self, id_: str) -> Mapping[str, Any]:
        if id_ not in self._home:
            raise UsageError(f"there is no rule {id_!r}{suggestion(id_, self.ids)}")
        return self._home[id_].light[id_]

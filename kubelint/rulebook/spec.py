"""From the mapping of a rule file to a `RuleSpec`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kubelint.model.rule import Example, Match, Parameter, RuleSpec, VersionRange
from kubelint.model.severity import Confidence, Severity


def make_spec(rule: Mapping[str, Any], *, is_custom: bool = False) -> RuleSpec:
    """The values of a rule file that has been held to its schema."""
    arguments = rule.get("with", {})
    examples = rule.get("examples", {})
    return RuleSpec(
        id=rule["id"],
        topic=rule["topic"],
        severity=Severity[rule["severity"].upper()],
        confidence=Confidence[rule["confidence"].upper()],
        summary=rule["summary"],
        message=rule["message"],
        check=rule["check"],
        arguments=arguments,
        profiles=tuple(rule.get("profiles", ())),
        pod_security={level: VersionRange(**versions) for level, versions in rule.get("pod-security", {}).items()},
        match=make_match(rule),
        parameters=tuple(
            Parameter(name, p["type"], arguments.get(name), p["description"])
            for name, p in rule.get("parameters", {}).items()
        ),
        supersedes=tuple(rule.get("supersedes", ())),
        why=rule.get("why", ""),
        remedy=rule.get("remedy", ""),
        references=tuple(rule.get("references", ())),
        covers=_lists(rule.get("covers", {})),
        aliases=_lists(rule.get("aliases", {})),
        peer_differences=rule.get("peer-differences", ""),
        good=tuple(_example(e) for e in examples.get("good", ())),
        bad=tuple(_example(e) for e in examples.get("bad", ())),
        file=rule.get("file", ""),
        is_custom=is_custom,
    )


def make_match(rule: Mapping[str, Any]) -> Match:
    """The restrictions of a rule."""
    match = rule.get("match", {})
    return Match(
        kinds=tuple(match.get("kinds", ())),
        roles=tuple(match.get("roles", ())),
        os=match.get("os", ""),
        since=match.get("since", ""),
        until=match.get("until", ""),
    )


def _lists(value: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(names) for key, names in value.items()}


def _example(value: Mapping[str, Any]) -> Example:
    return Example(
        manifest=value["manifest"],
        findings=tuple(value.get("findings", ())),
        parameters=value.get("parameters", {}),
        kubernetes_version=value.get("kubernetes-version"),
        note=value.get("note", ""),
    )

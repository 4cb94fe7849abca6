"""Label selectors.

Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from kubelint.kube.access import as_list, as_map, as_str, maps_in

IN, NOT_IN, EXISTS, DOES_NOT_EXIST = "In", "NotIn", "Exists", "DoesNotExist"


class Requirement(NamedTuple):
    """One requirement on one label. An operator that does not exist is met by nothing: the API refuses it."""

    key: str
    operator: str
    values: frozenset[str] = frozenset()

    def is_met(self, labels: Mapping[str, Any]) -> bool:
        """Whether `labels` meet it. ``NotIn`` is met where the label is absent, as Kubernetes has it."""
        has = self.key in labels
        if self.operator == EXISTS:
            return has
        if self.operator == DOES_NOT_EXIST:
            return not has
        is_in = has and label_text(labels[self.key]) in self.values
        if self.operator == IN:
            return is_in
        return self.operator == NOT_IN and not is_in


class Selector(NamedTuple):
    """Requirements that must all be met; without any, everything is selected."""

    requirements: tuple[Requirement, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it selects everything."""
        return not self.requirements

    def matches(self, labels: Mapping[str, Any]) -> bool:
        """Whether an object with these labels is selected."""
        return all(requirement.is_met(labels) for requirement in self.requirements)

    @property
    def pair(self) -> tuple[str, str] | None:
        """A label and value that everything selected has, if one can be told: for look-ups by label."""
        for key, operator, values in self.requirements:
            if operator == IN and len(values) == 1:
                return key, next(iter(values))
        return None


def from_label_selector(value: object) -> Selector:
    """A LabelSelector with ``matchLabels`` and ``matchExpressions``.

    A selector that is absent (null) means something else in each field: that is for the caller to know.
    """
    content = as_map(value)
    requirements = list(from_map(content.get("matchLabels")).requirements)
    for _, expression in maps_in(content.get("matchExpressions")):
        values = frozenset(label_text(v) for v in as_list(expression.get("values")))
        requirements.append(Requirement(as_str(expression.get("key")), as_str(expression.get("operator")), values))
    return Selector(tuple(requirements))


def from_map(value: object) -> Selector:
    """A plain map of labels, as Services and ReplicationControllers have it."""
    pairs = as_map(value).items()
    return Selector(tuple(Requirement(str(key), IN, frozenset({label_text(item)})) for key, item in pairs))


def label_text(value: object) -> str:
    """A label's value as text. The API refuses others than text; here they are equal if they are written alike."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)

"""Label selectors.

Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from kubelint.kube.access import as_str

IN, NOT_IN, EXISTS, DOES_NOT_EXIST = "In", "NotIn", "Exists", "DoesNotExist"
_WITH_VALUES = frozenset({IN, NOT_IN})
_WITHOUT_VALUES = frozenset({EXISTS, DOES_NOT_EXIST})

RUNTIME_LABELS = frozenset(
    {
        "apps.kubernetes.io/pod-index", "batch.kubernetes.io/controller-uid",
        "batch.kubernetes.io/job-completion-index", "batch.kubernetes.io/job-name", "controller-revision-hash",
        "controller-uid", "job-name", "pod-template-hash", "statefulset.kubernetes.io/pod-name",
    }
)  # fmt: skip
"""Labels that controllers add to the pods they make, so that no template has them.

Source: https://kubernetes.io/docs/reference/labels-annotations-taints/
"""

T = TypeVar("T")


class Requirement(NamedTuple):
    """One requirement on one label. An operator that does not exist is met by nothing."""

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
    def of_template(self) -> Selector:
        """The requirements that can be judged by a pod template: those on labels that are there before run time."""
        return Selector(tuple(r for r in self.requirements if r.key not in RUNTIME_LABELS))

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The labels with their values that everything selected has, as far as one can tell: for look-ups by label."""
        return tuple(
            (r.key, next(iter(r.values))) for r in self.requirements if r.operator == IN and len(r.values) == 1
        )


EVERYTHING = Selector()
NOTHING = Selector((Requirement("", ""),))


def from_label_selector(value: object, *, absent: Selector = EVERYTHING) -> Selector:
    """A LabelSelector with ``matchLabels`` and ``matchExpressions``.

    Where there is none (null) it is `absent`: what that means differs from field to field. The ``podSelector`` of a
    NetworkPolicy then selects everything, the ``selector`` of a PodDisruptionBudget nothing. What the API server would
    refuse selects nothing: an unknown operator, ``In`` without values, ``Exists`` with some, and other shapes.
    """
    if value is None:
        return absent
    expressions = value.get("matchExpressions") if isinstance(value, dict) else ()
    if not isinstance(value, dict) or not isinstance(expressions, list | None):
        return NOTHING
    equal = from_map(value.get("matchLabels"))
    others = [_requirement(expression) for expression in expressions or ()]
    return Selector((*equal.requirements, *(other or NOTHING.requirements[0] for other in others)))


def from_map(value: object) -> Selector:
    """A plain map of labels, as Services and ReplicationControllers have it. Null selects everything."""
    if value is None:
        return EVERYTHING
    if not isinstance(value, dict):
        return NOTHING
    return Selector(tuple(Requirement(str(key), IN, frozenset({label_text(item)})) for key, item in value.items()))


def label_text(value: object) -> str:
    """A label's value as text. The API refuses others than text; here they are equal if they are written alike."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


class SelectorIndex(Generic[T]):
    """Items by namespace and selector: finds those that select given labels without trying each one."""

    def __init__(self, entries: Iterable[tuple[str, Selector, T]]) -> None:
        self._found: dict[tuple[str, tuple[str, str] | None], list[tuple[Selector, T]]] = defaultdict(list)
        kept = list(entries)
        uses = Counter((namespace, pair) for namespace, selector, _ in kept for pair in selector.pairs)
        for namespace, selector, item in kept:
            # The rarest label tells most: all selectors of a project may name the same `app.kubernetes.io/part-of`.
            pair = min(selector.pairs, key=lambda p: uses[namespace, p], default=None)
            self._found[namespace, pair].append((selector, item))

    def selecting(self, namespace: str, labels: Mapping[str, Any]) -> Iterator[T]:
        """The items of a namespace whose selectors select `labels`."""
        pairs = ((key, label_text(value)) for key, value in labels.items())
        for pair in (None, *pairs):
            for selector, item in self._found.get((namespace, pair), ()):
                if selector.matches(labels):
                    yield item


def _requirement(expression: object) -> Requirement | None:
    """The requirement of an expression, None for one that the API server refuses."""
    if not isinstance(expression, dict):
        return None
    key, operator, values = as_str(expression.get("key")), as_str(expression.get("operator")), expression.get("values")
    if not key or not isinstance(values, list | None):
        return None
    if operator not in (_WITH_VALUES if values else _WITHOUT_VALUES):
        return None
    return Requirement(key, operator, frozenset(label_text(value) for value in values or ()))

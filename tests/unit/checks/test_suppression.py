"""Which faults of suppressions a rule reports."""

from __future__ import annotations

import pytest

from kubelint.checks.suppression import SCHEMA, build
from kubelint.model.place import Location, Span
from kubelint.model.suppression import Directive, DirectiveFault, DirectiveUse, Fault, Origin

PLACE = Location("a.yaml", Span(3, 5, 3, 40), ("spec",))


def use(*faults: DirectiveFault) -> DirectiveUse:
    return DirectiveUse(Directive(Origin.COMMENT, PLACE), faults=faults)


@pytest.mark.parametrize("fault", SCHEMA["properties"]["fault"]["enum"])
def test_other_faults_are_those_of_other_rules(fault: str) -> None:
    others = [DirectiveFault(kind, PLACE.span) for kind in Fault if kind.value != fault]
    assert list(build(fault=fault).run(use(*others), None)) == []


@pytest.mark.parametrize("fault", SCHEMA["properties"]["fault"]["enum"])
def test_each_fault_is_reported_at_its_part_of_the_comment(fault: str) -> None:
    part = Span(3, 20, 3, 25)
    (hit,) = build(fault=fault).run(use(DirectiveFault(Fault(fault), part, "red", "what")), None)
    assert (hit.path, hit.span, hit.args) == (("spec",), part, {"rule": "red", "detail": "what"})

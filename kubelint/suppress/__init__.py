"""Suppressions: where a manifest says that a finding does not count, and why. Findings are marked, never dropped."""

from kubelint.suppress.annotation import annotated_directives
from kubelint.suppress.apply import suppress
from kubelint.suppress.comment import directives_of

__all__ = ["annotated_directives", "directives_of", "suppress"]

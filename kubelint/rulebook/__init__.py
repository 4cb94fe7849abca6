"""The rules: from rule files by way of an index to checks that can run."""

from kubelint.rulebook.book import Rule, Rulebook

__all__ = ["Rule", "Rulebook"]

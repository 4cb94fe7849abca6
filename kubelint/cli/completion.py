"""Completion of rule ids and topics in a shell."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from kubelint.rulebook import Rulebook


def complete_rules(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The topics and rule ids that go on from `incomplete`; behind a comma, from what follows it."""
    before, comma, begun = incomplete.rpartition(",")
    book = Rulebook.load()
    names = [(topic, "every rule of the topic") for topic in book.topics]
    names += [(id_, book.summary(id_)) for id_ in book.ids]
    return [CompletionItem(before + comma + name, help=text) for name, text in names if name.startswith(begun)]


def complete_rule(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The rule ids that go on from `incomplete`."""
    book = Rulebook.load()
    return [CompletionItem(id_, help=book.summary(id_)) for id_ in book.ids if id_.startswith(incomplete)]

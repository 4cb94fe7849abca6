"""``kubelint rules``: list the rules; ``kubelint rules test``: run the examples of rule files."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from kubelint.cli.main import EXIT_CLEAN, EXIT_FINDINGS
from kubelint.config import find_config, load_config
from kubelint.model.rule import RuleSpec
from kubelint.rule_examples import run_examples
from kubelint.rulebook import Rulebook


def user_rulebook() -> Rulebook:
    """The shipped rules, and those that the configuration of the current folder adds."""
    found = find_config(str(Path.cwd()))
    return Rulebook.load(folders=load_config(found).rule_paths if found else ())


@click.group("rules", invoke_without_command=True)
@click.option("--profile", metavar="NAME", help="Only the rules of this profile.")
@click.option("--topic", metavar="NAME", help="Only the rules of this topic.")
@click.option("--like", metavar="ID", help="Only rules that another linter knows under this id.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(ctx: click.Context, profile: str | None, topic: str | None, like: str | None, format_: str) -> None:
    """List the rules with severity, profiles and one line each."""
    if ctx.invoked_subcommand:
        return
    book = user_rulebook()
    specs = [book.spec(id_) for id_ in book.in_profile(profile or "all")]
    specs = [spec for spec in specs if _is_wanted(spec, topic, like)]
    if format_ == "json":
        click.echo(json.dumps([rule_row(s) for s in specs], indent=2, ensure_ascii=False))
        return
    width = max((len(s.id) for s in specs), default=0)
    for spec in specs:
        click.echo(f"{spec.id:{width}}  {spec.severity!s:8}  {spec.summary}  [{', '.join(spec.profiles)}]")
    click.echo(f"{len(specs)} rules", err=True)


@command.command("test")
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False))
def test(folders: tuple[str, ...]) -> None:
    """Run the examples of the rules in FOLDERS, or of every shipped rule, as tests."""
    book = Rulebook.load(folders=folders)
    ids = sorted({id_ for folder in folders for id_ in book.ids_in(folder)}) if folders else book.ids
    results = list(run_examples(book, ids, folders=folders))
    failed = [r for r in results if r.problem]
    for result in failed:
        click.echo(f"{result.rule}: {result.label}: {result.problem}")
    click.echo(f"{len(results) - len(failed)} of {len(results)} examples of {len(ids)} rules are as written")
    sys.exit(EXIT_FINDINGS if failed else EXIT_CLEAN)


def _is_wanted(spec: RuleSpec, topic: str | None, like: str | None) -> bool:
    if topic and topic != spec.topic:
        return False
    return not like or any(like.casefold() == a.casefold() for names in spec.aliases.values() for a in names)


def rule_row(spec: RuleSpec) -> dict[str, object]:
    """A rule in a line of a list."""
    return {
        "id": spec.id,
        "topic": spec.topic,
        "severity": str(spec.severity),
        "confidence": str(spec.confidence),
        "profiles": list(spec.profiles),
        "summary": spec.summary,
        "aliases": {name: list(ids) for name, ids in spec.aliases.items()},
    }


def rule_texts(spec: RuleSpec) -> dict[str, object]:
    """The texts of a rule."""
    return {
        "why": spec.why,
        "remedy": spec.remedy,
        "references": list(spec.references),
        "covers": {name: list(ids) for name, ids in spec.covers.items()},
        "peerDifferences": spec.peer_differences,
        "parameters": {p.name: {"default": p.default, "description": p.description} for p in spec.parameters},
    }

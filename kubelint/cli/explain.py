"""``kubelint explain``: everything that a rule says about itself."""

from __future__ import annotations

import json

import click

from kubelint.cli.completion import complete_rule
from kubelint.cli.output import is_colour_wanted
from kubelint.cli.rules import rule_row, rule_texts, user_rulebook
from kubelint.report.rule_text import markdown, plain_text


@click.command("explain")
@click.argument("rule", shell_complete=complete_rule)
@click.option("--format", "format_", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
def command(rule: str, format_: str) -> None:
    """Show what RULE means, why it matters, how to mend what it finds, and examples."""
    spec = user_rulebook().spec(rule)
    if format_ == "text":
        color = is_colour_wanted()
        click.echo(plain_text(spec, color=color), nl=False, color=color)
    elif format_ == "markdown":
        click.echo(f"# {spec.id}\n\n{markdown(spec)}", nl=False)
    else:
        click.echo(json.dumps(rule_row(spec) | rule_texts(spec), indent=2, ensure_ascii=False))

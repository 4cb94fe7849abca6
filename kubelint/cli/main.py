"""The entry point: the group of commands, and what every command does with an error."""

from __future__ import annotations

import os
import sys

import click

from kubelint.errors import KubelintError
from kubelint.version import __version__

EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE = 0, 1, 2

_COMMANDS = {
    "check": ("kubelint.cli.check", "Lint manifests."),
    "explain": ("kubelint.cli.explain", "Show what a rule means, why, and how to mend what it finds."),
    "rules": ("kubelint.cli.rules", "List the rules, and test rule files."),
}


class _Commands(click.Group):
    """Imports a command's module only when that command runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in _COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = import_module(_COMMANDS[name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in sorted(_COMMANDS.items())])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="kubelint %(version)s")
def cli() -> None:
    r"""Lint Kubernetes manifests: offline, exact to the character.

    \b
    kubelint check deploy/            lint a folder
    kubelint check web.yaml           lint one file
    helm template . | kubelint check -
    kubelint explain host-path-volume what a rule means and what to do

    Exit codes: 0 nothing found at or above --fail-on, 1 something found, 2 the run itself went wrong.
    """


def main() -> None:
    """Runs the command line and exits."""
    try:
        cli.main(prog_name="kubelint", standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        click.echo("kubelint: interrupted", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(EXIT_TROUBLE)
    except KubelintError as error:
        click.echo(f"kubelint: {error}", err=True)
        sys.exit(EXIT_TROUBLE)
    except BrokenPipeError:
        # The reader of the output has gone (`kubelint check . | head`): nothing more to say, and no traceback at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_TROUBLE)

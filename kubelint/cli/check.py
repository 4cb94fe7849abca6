"""``kubelint check``: lint files and folders."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kubelint.cli.completion import complete_rules
from kubelint.cli.main import EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE
from kubelint.cli.output import Output, is_colour_wanted, parse_format, write
from kubelint.cli.progress import progress_line
from kubelint.config import Config, find_config, load_config
from kubelint.errors import UsageError
from kubelint.model.report import Report
from kubelint.model.severity import Severity
from kubelint.report import Style
from kubelint.run import Options, lint_paths, lint_text

_SEVERITIES = [str(s) for s in Severity]


def _comma_list(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _options(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decorate(function: Any) -> Any:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


_choosing = _options(
    click.option("--profile", metavar="NAME",
                 help="The set of rules: default, strict, all, pss-baseline, pss-restricted, …"),
    click.option("--select", multiple=True, callback=_comma_list, metavar="RULES", shell_complete=complete_rules,
                 help="Run exactly these rules or topics, instead of a profile."),
    click.option("--ignore", multiple=True, callback=_comma_list, metavar="RULES", shell_complete=complete_rules,
                 help="Leave out these rules or topics."),
    click.option("--kubernetes-version", metavar="X.Y",
                 help="The Kubernetes minor that the manifests are for; newest by default."),
    click.option("--no-suppress", is_flag=True, help="Report what comments and annotations suppress, too."),
)  # fmt: skip
_reading = _options(
    click.option("--project", is_flag=True,
                 help="PATH… is the whole project, so that rules about several objects can run."),
    click.option("--context", multiple=True, metavar="PATH", type=click.Path(),
                 help="Read these too, so that rules about several objects can run; nothing is reported on them."),
    click.option("--stdin-filename", metavar="FILE", help="The name under which standard input (-) is reported."),
    click.option("--config", "config_file", metavar="FILE", type=click.Path(), help="Use this configuration file."),
    click.option("--no-config", is_flag=True, help="Use no configuration file."),
)  # fmt: skip
_telling = _options(
    click.option("--format", "formats", multiple=True, metavar="F[=FILE]",
                 help="text, json, sarif or github; to FILE, else to standard output. May be repeated."),
    click.option("--fail-on", type=click.Choice([*_SEVERITIES, "never"]),
                 help="Exit with 1 from this severity on; low by default."),
    click.option("--strict", is_flag=True,
                 help="Exit with 1 also if anything could not be checked."),
    click.option("--include-suppressed", is_flag=True,
                 help="Have suppressed findings in SARIF, marked as such."),
    click.option("--sarif-category", metavar="NAME", default="",
                 help="Tells several SARIF uploads of one commit apart."),
)  # fmt: skip


@click.command("check", context_settings={"max_content_width": 110})
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH]...")
@_choosing
@_reading
@_telling
def command(
    paths: tuple[str, ...], *, formats: tuple[str, ...], fail_on: str | None, strict: bool,
    config_file: str | None, no_config: bool, stdin_filename: str | None,
    include_suppressed: bool, sarif_category: str, **chosen: Any,
) -> None:  # fmt: skip
    """Lint Kubernetes manifests in files and folders.

    PATH is a file, a folder, or - for standard input; the current folder if none is given.
    """
    outputs = [parse_format(text) for text in formats or ("text",)]
    config = _config(config_file, no_config=no_config)
    options = Options(
        profile=chosen["profile"], select=chosen["select"], ignore=chosen["ignore"],
        kubernetes_version=chosen["kubernetes_version"], suppress=not chosen["no_suppress"],
        project=chosen["project"] or None, context=chosen["context"], strict=strict, excerpts=_wants_excerpts(outputs),
    )  # fmt: skip
    report = _lint(paths or (".",), options, config, stdin_filename)
    write(report, outputs, Style(is_colour_wanted(), include_suppressed, sarif_category))
    sys.exit(exit_code(report, fail_on or config.fail_on, strict=strict or config.strict))


def exit_code(report: Report, fail_on: str, *, strict: bool) -> int:
    """0, 1 or 2 as the design has it."""
    if report.failures:
        for failure in report.failures:
            click.echo(f"kubelint: {failure.file or failure.rule}: {failure.error}", err=True)
        return EXIT_TROUBLE
    if strict and report.not_checked:
        return EXIT_FINDINGS
    if fail_on != "never" and any(f.severity >= Severity[fail_on.upper()] for f in report.active):
        return EXIT_FINDINGS
    return EXIT_CLEAN


def _config(file: str | None, *, no_config: bool) -> Config:
    if file and no_config:
        raise UsageError("--config and --no-config exclude each other")
    if no_config:
        return Config()
    found = file or find_config(str(Path.cwd()))
    return load_config(found) if found else Config()


def _lint(paths: tuple[str, ...], options: Options, config: Config, stdin_filename: str | None) -> Report:
    if "-" in paths:
        if len(paths) > 1:
            raise UsageError("standard input (-) is linted alone; give the other paths with --context")
        return lint_text(sys.stdin.buffer.read(), path=stdin_filename or "-", config=config, options=options)
    with progress_line() as progress:
        return lint_paths(paths, config=config, options=options._replace(progress=progress))


def _wants_excerpts(outputs: list[Output]) -> bool:
    return any(output.format == "text" for output in outputs)

"""What the caller can do wrong. Bad *manifests* are findings, not exceptions."""

from __future__ import annotations


class KubelintError(Exception):
    """Root of every exception that kubelint raises on purpose; its text is fit for a user."""


class UsageError(KubelintError):
    """The call itself cannot be carried out: an unknown rule, profile or version, a path that is not there."""


class FileError(KubelintError):
    """A mistake in a file that steers kubelint, with its place.

    ``path`` is the file as the user knows it; ``line`` and ``column`` are 1-based, 0 where the place is not known.
    """

    def __init__(self, text: str, *, path: str, line: int = 0, column: int = 0) -> None:
        self.text = text
        self.path = path
        self.line = line
        self.column = column
        super().__init__(text)

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.text}"


class ConfigError(FileError):
    """A mistake in ``.kubelint.yaml``."""


class RuleFileError(FileError):
    """A mistake in a rule file."""

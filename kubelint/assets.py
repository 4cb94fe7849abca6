"""Where the data files that ship with kubelint lie: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

import os

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_SHIPPED = os.path.join(_PACKAGE, "_assets")


def asset(*parts: str) -> str:
    """The absolute path of a shipped file or folder, such as ``asset("schemas", "config.schema.json")``."""
    shipped = os.path.join(_SHIPPED, *parts)
    if os.path.exists(shipped):
        return shipped
    return os.path.join(os.path.dirname(_PACKAGE), *parts)

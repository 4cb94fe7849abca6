"""Text of manifests made safe to show: a pull request must not be able to paint over a terminal or a log."""

from __future__ import annotations

_BIDIRECTIONAL = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))


def plain(text: str) -> str:
    """`text` with control characters, and those that reorder what is shown, as visible stand-ins; tabs are blanks."""
    return text.translate(_VISIBLE) if not text.isprintable() else text


_VISIBLE: dict[int, str] = {code: chr(0x2400 + code) for code in range(0x20)}
_VISIBLE |= {0x09: " ", 0x7F: "\u2421"}
_VISIBLE |= dict.fromkeys((*range(128, 160), *_BIDIRECTIONAL), "�")

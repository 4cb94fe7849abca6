"""Which files a run reads. The only part that walks folders; it opens nothing but ``.gitignore`` files."""

from kubelint.discover.input import EXCLUDED, Input, InputKind, may_hold_objects
from kubelint.discover.search import discover

__all__ = ["EXCLUDED", "Input", "InputKind", "discover", "may_hold_objects"]

"""``.kubelint.yaml``: found, read, checked."""

from kubelint.config.load import find_config, load_config
from kubelint.config.settings import Config, ObjectPattern, Override, RuleSetting

__all__ = ["Config", "ObjectPattern", "Override", "RuleSetting", "find_config", "load_config"]

"""Credentials in manifests: by the shape of a value, by the name it stands under, and where they are.

No function here gives out a value: what they say is where, and what kind.
"""

from kubelint.kube.credential.find import (
    Leak,
    is_encrypted,
    leaks_in_commands,
    leaks_in_config_map,
    leaks_in_env,
)
from kubelint.kube.credential.mask import mask_text, sensitive_nodes
from kubelint.kube.credential.value import Verdict

__all__ = [
    "Leak",
    "Verdict",
    "is_encrypted",
    "leaks_in_commands",
    "leaks_in_config_map",
    "leaks_in_env",
    "mask_text",
    "sensitive_nodes",
]

"""Network policies of every make, as far as they decide which pods are isolated."""

from kubelint.kube.network.policies import Policies, policies, policies_selecting
from kubelint.kube.network.policy import Direction, Policy, is_reachable_by_policy

__all__ = ["Direction", "Policies", "Policy", "is_reachable_by_policy", "policies", "policies_selecting"]

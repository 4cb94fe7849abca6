"""Where rendered text comes from: Helm charts and kustomizations."""

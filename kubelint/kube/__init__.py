"""What manifests mean to Kubernetes: objects, pods, containers, selectors, and all objects of a run together."""

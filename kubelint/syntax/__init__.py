"""Text to documents: values as Kubernetes reads them, and where each of them stands."""

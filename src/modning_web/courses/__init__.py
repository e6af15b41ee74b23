"""Training days: who is trained in what, and certificates."""

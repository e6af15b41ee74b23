"""Pages of plans and busy times."""

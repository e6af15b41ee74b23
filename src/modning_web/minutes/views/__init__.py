"""Pages of minutes, the decision log and tasks."""

"""What came of meetings: decisions, tasks, minutes and their log."""

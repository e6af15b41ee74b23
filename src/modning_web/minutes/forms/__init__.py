"""What is typed about minutes and tasks, as clean values."""

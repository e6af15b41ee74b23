"""What is typed about meetings, as clean values."""

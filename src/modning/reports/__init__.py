"""What a programme publishes: one module or folder for each report."""

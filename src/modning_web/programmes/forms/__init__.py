"""What people type: choices in the plan, definition files, and the parts of a definition."""

"""Pages about post; one module for each thing that is looked at."""

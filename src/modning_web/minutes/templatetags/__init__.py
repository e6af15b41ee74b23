"""Tags of the pages of minutes."""

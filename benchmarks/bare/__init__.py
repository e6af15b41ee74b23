"""The yardstick: what Django alone needs for a list, on the same database and server."""

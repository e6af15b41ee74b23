"""Meetings: from a window to a day, who comes, and what is to be talked about."""

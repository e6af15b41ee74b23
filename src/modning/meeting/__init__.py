"""Meetings: from a window in the plan to a day, people, an agenda, and what was decided."""

"""Markup of the plan."""

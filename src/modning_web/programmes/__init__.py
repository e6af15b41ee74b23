"""Programmes: their definitions, versions and drafts, and the plan that follows from them."""

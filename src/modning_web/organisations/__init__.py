"""Municipalities, police districts and other organisations."""

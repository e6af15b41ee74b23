"""Signing in: passwords, passkeys, links by mail, other identity providers."""

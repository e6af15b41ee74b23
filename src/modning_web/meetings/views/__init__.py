"""HTTP: who, which, form, deed, page."""

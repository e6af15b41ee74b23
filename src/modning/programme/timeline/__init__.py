"""A programme laid out in time: as values, as a drawing, as a table and as lines of text."""

"""A programme: its definition, what it says, what it leaves open, and what follows from it."""

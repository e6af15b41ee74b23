"""Planning: windows become dates that everyone can keep."""

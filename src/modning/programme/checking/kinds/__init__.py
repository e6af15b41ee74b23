"""What each code stands for, in plain words, one module a family."""

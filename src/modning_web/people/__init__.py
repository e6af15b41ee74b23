"""Pages about people: their hats, deputies, handing over, bringing in many."""

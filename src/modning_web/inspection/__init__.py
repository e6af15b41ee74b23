"""Pages for those who look over the others' shoulder: auditors."""

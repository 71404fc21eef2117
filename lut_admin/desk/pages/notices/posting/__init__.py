"""The way out: which groups, what the hour allows, an exception with its reason, and what waits for the hours."""

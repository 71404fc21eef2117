"""Whether the facts of the two halves agree, and what is told of those that do not."""

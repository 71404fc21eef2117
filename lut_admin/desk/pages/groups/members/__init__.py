"""The members of a check: each judged and decided, what is written to one, and what begins with them."""

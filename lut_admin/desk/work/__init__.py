"""Work at the desk: what is asked before it, done in the worker, shown while it goes on, and said after it, also when it failed."""

"""One student in full: the lines to read and to write on, what happened, and entering one by hand."""

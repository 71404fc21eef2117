"""The desk on this computer: what is remembered of the window and where it stands, one window per office, what is thrown away."""

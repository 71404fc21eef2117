"""The text of a notice: both halves, the phone's picture of them, and what is said of it and was said before."""

"""What others are given of the register: lists as files, and numbers."""

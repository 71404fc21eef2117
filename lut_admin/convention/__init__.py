"""What is right: the ten articles as pure rules. No I/O, no clock, no Qt, no SQL: values in, findings out."""

"""What was said before: sentences of earlier notices in both languages, and the ones nearest to what is being written (Art. 6)."""

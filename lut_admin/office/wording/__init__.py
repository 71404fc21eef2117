"""What this office has said of words: phrases found fine, and words of its own for the screening (Art. 7-9)."""

"""What comes in and goes out: words, tables, member lists, forms. Knows nothing of the records."""

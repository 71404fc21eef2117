"""The words of the office: its glossary, what it asks about in a text, and who translates."""

"""How a book of an older version becomes one of today: numbered steps, imported only when the version differs."""

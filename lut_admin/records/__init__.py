"""What is so: the schema, the one encrypted file, its keys, journal and backups."""

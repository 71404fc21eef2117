"""The register as a list: its columns, its chips, how it arrives, and the keys of a spreadsheet."""

"""The papers of a case: chosen, seen, printed or saved, many at once, and the whole of it as a dossier."""

"""Paper: shown, printed or saved; the notes, the convention to sign and the recovery code."""

"""Checking a group: where its members are pasted, what was understood of that, and the check as it stands."""

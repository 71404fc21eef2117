"""The evidence of a case: added, looked at as a copy, redacted, and its pictures on paper."""

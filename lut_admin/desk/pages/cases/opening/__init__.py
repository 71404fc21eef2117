"""The sheet on which a case is recorded or corrected, and its parts."""

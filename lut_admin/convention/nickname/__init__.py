"""Article 4: what a nickname must look like, what it says, and what it should be."""

"""What comes in many lines at once, a list or a block of cells: shown as what would change, then done as one act."""

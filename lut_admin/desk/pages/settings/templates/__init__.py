"""The notice templates of the office: the shelf on which they stand, and writing one."""

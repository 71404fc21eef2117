"""Where: the addresses, numbers to call, rooms, buildings and places by name of one half."""

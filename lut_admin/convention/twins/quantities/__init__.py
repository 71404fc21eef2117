"""How many, how much, how long: the numbers of one half, what they count, sums of money and lengths of time."""

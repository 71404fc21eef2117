"""When: the days, weekdays and times of one half, and the parts of the day."""

"""What follows a notice: calendar and log, what is entered afterwards, corrections, who has confirmed."""

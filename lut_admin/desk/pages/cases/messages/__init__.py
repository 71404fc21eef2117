"""Group messages that were pasted: who wrote them, what the convention may say, what begins with them."""

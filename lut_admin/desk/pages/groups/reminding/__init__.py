"""Whom one turns to: who is to change a nickname, to join or to leave, and what is sent to them."""

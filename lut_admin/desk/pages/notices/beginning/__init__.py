"""How a notice begins: a template is chosen and its facts filled in, or an earlier notice is taken up again."""

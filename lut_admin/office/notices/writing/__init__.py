"""The writing of a notice: facts filled into a template, earlier sentences, its versions, and what is not kept yet."""

"""What this office knows of words: phrases found fine, words of its own, earlier sentences, versions, text not kept yet."""

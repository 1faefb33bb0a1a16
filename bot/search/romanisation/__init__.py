"""Chinese names in Latin letters: the systems they are spelt by, and the characters that sound so."""

"""One file for each export of a password manager; the file's name is its id."""

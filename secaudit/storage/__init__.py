"""What the program keeps between runs: one private SQLite database in the user's data folder.

`database` alone opens it; every other module takes the open `Database`. Nothing here decides what
an entry means.
"""

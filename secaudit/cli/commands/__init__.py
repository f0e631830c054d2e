"""One file per command; the file's name is the command's.

Each has `command(language) -> click.Command`, so that one process can speak several languages.
"""

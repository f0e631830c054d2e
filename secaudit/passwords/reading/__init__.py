"""Bytes of an export -> a table or a document -> the entries of a vault; judges nothing."""

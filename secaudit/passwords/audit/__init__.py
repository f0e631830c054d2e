"""What is wrong with which entry of a vault: one list, all reasons for each, the worst first.

Takes entries that hold secrets and gives values that hold none.
"""

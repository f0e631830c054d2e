"""Makes the sample exports: lives from habits, thefts planted in them, files in their shapes.

Nothing here is a real person's data, and nothing here is used by the program itself.
"""

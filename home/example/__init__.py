"""A board's record from a folder of open files, one module per room."""

class FileRefused(Exception):
    """A file is not taken. Its words say what is wrong and what to do about it."""

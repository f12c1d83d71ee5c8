class MailRefused(ValueError):
    """The letter cannot be addressed like this. Its words say why."""

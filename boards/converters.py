from . import years


class FinancialYear:
    """ "2012-13" in an address is the year 2012; anything else is not found."""

    regex = r"(?:19|20)\d\d-\d\d"
    to_python = staticmethod(years.year_from_words)
    to_url = staticmethod(years.year_in_words)

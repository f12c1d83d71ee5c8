"""
What differs between the kinds of board: words, as data. Pure.

A kind that is not named here, or a word that a kind does not change, is as in an LSCB.
"""

LAW = {
    "lscb": "Children Act 2004, sections 13 to 16",
    "partnership": "Children Act 2004, sections 16E to 16L",
    "adults": "Care Act 2014, sections 43 to 45",
}
WORDS = {
    "partnership": {"Annual report": "Yearly report", "Reviews": "Practice reviews"},
    "adults": {"Reviews": "Adult reviews", "Section 11": "Self-audits"},
}


def said(kind, words):
    """What a board of this kind says for an LSCB's words."""
    return WORDS.get(kind, {}).get(words, words)

"""
The words around dates: what is awaited, counted, repeated, put off. Pure.

In these patterns "~" is a space, a hyphen or neither, and a space is one or more.
"""

import re

from . import date_forms, frequency
from .date_forms import A_MONTH
from .frequency import FIGURES

# What an event is about, where the board can know that it has come: not "when pigs fly".
KNOWN_EVENTS = re.compile(
    r"\b(?:agree|annual|appoint|approv|assess|audit|board|budget|calendar|campaign|commission|complet|conference|consult|contract|decision|data|development day|draft|elect|establish|evaluat|event|executive|finding|framework|fund|guidance|implement|induct|inspect|launch|learning|legislat|lscb|meeting|member|ofsted|outcome|overview|panel|peer|pilot|plan|polic|procedure|programme|project|protocol|publi|ratif|receipt|receiv|recommend|recruit|regulation|relaunch|release|report|research|restructur|return|review|roll|schedule|scr\b|seminar|session|sign|staff|strateg|sub-?group|survey|template|term|terms|timetable|timescale|training|workshop)"
)
A_DATE = rf"(?:the )?(?:end of |start of |early |mid~|late )?(?:{A_MONTH}|[0-9]|q~?[1-4]|(?:spring|summer|autumn|winter)\b|fy)"
COUNTED = r"(?P<number>[0-9]{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)~(?P<working>working )?(?P<unit>day|week|month|year)s?(?:'s?)?(?: time)?"
PLAN_START_WORDS = r"(?:the )?(?:start|beginning|commencement|adoption|approval) of (?:the|this) (?:plan|programme|year)|plan start"

# Kind -> words it begins with, and how it goes on. Tried in this order; the first fit is taken.
FORMS = {
    "not_applicable": (
        "n na not none nil no",
        r"n~?[./]?~?a\b\.?|not applicable\b|none(?: required| needed)?\b|nil\b|no reports? (?:required|needed|due)\b|not (?:required|needed)\b",
    ),
    "to_be_confirmed": (
        "tbc tba tbd to date dates timing",
        r"tb[acd]\b|(?:(?:date|dates|timing|timescale)s? )?to be (?:confirmed|agreed|advised|announced|arranged|decided|determined|set|identified)\b",
    ),
    "calendar": (
        "in as per see according",
        r"(?:in|as per|per|see|according to) (?:the )?(?:lscb )?(?:annual |yearly |board |meetings? )?(?:calendar\b(?: of meetings)?|forward plan\b|timetable\b|schedule\b)",
    ),
    "as_required": (
        "as when if ad where",
        r"(?:as|when|if|where|as and when) (?:and when )?(?:required|needed|necessary|appropriate|requested|they arise|it arises|issues arise)\b|ad~hoc\b",
    ),
    "at_once": (
        "immediate immediately asap as urgent urgently straight",
        r"immediate(?:ly)?\b|asap\b|as soon as (?:is )?(?:possible|practicable)\b|urgent(?:ly)?\b|straight ?away\b",
    ),
    "within_event": (
        f"within in over {frequency.COUNTS}",
        rf"(?:(?:within|in|over) (?:the )?(?:next |first )?)?{COUNTED} (?:of|from|after) (?!{A_DATE})(?P<event>[^,;.()0-9]{{1,80}})",
    ),
    "within": (
        "within in over next",
        rf"(?:(?:within|in|over) (?:the )?(?:next |first )?|next ){COUNTED}\b(?:(?P<of> (?:of|from|after) (?={A_DATE}))|(?! (?:of|from|after)\b))",
    ),
    "counted": (
        frequency.COUNTS,
        rf"{COUNTED}(?P<of> (?:of|from|after) (?={A_DATE}))",
    ),
    "span": (frequency.COUNTS, rf"{COUNTED}[ .]*$"),
    "ongoing": (
        "on ongoing continuous continuously continual continually rolling throughout during in over all year",
        r"on~going\b|continu(?:ous|al)(?:ly)?\b|rolling\b(?: programme\b)?|(?:throughout|during|in|over|across) (?:the )?(?:whole )?(?:year\b|life of (?:the|this) plan\b)(?! ?[0-9])|all year(?: round)?\b|year~round\b|throughout\b|in~year\b",
    ),
    "onwards": ("onwards onward", r"onwards?\b"),
    "former": (
        "revised moved changed extended deferred postponed slipped originally previously formerly was",
        r"(?:(?:revised|moved|changed|extended|deferred|postponed|slipped) from|originally|previously|formerly|was)\b(?= (?:by )?"
        + A_DATE
        + ")",
    ),
    "moved_to": (
        "revised moved changed extended deferred postponed slipped put now",
        r"(?:(?:revised|moved|changed|extended|deferred|postponed|slipped|put back) (?:to|until)|now)\b(?= (?:by )?"
        + A_DATE
        + ")",
    ),
    "done": (
        "completed achieved done closed",
        r"(?:completed|achieved|done|closed)\b(?= (?:on |in )?"
        + A_DATE
        + r"|[ .]*$)(?! by)",
    ),
    "from": (
        "starting beginning commencing starts begin begins commence commences from since with wef w not start",
        r"(?:starting |beginning |commencing )?(?:from|since)\b|(?:starting|commencing)\b(?: in| on)?|with effect from\b|w\.?e\.?f\.?\b|not before\b|(?:starts?|begins?|commences?) (?="
        + A_MONTH
        + ")",
    ),
    "after": (
        "after following",
        r"(?:after|following) (?=" + A_DATE + r")(?:the )?(?:end of )?",
    ),
    "label": (
        "phase phases stage stages part step cohort wave tier level option round module tranche",
        r"[a-z]+ [0-9]{1,2}(?![0-9/.-])",
    ),
    "by_end": ("before prior", r"(?:before|prior to) (?:the )?end of\b"),
    "before": ("before prior", r"(?:before|prior to) (?=" + A_DATE + r")"),
    "week_of": ("w week", r"w ?/ ?[cb]\b\.?|week (?:commencing|beginning|of)\b"),
    "first_week": ("first", r"first week (?:of|in)\b"),
    "early": ("early", r"early\b~"),
    "middle": ("mid middle", r"mid\b~|middle of\b"),
    "beginning": ("start beginning", r"(?:start|beginning) of\b"),
    "report": (
        "interim final progress further annual verbal written report reports update updates",
        r"(?:(?:interim|final|progress|further|verbal|written|first|draft) ){0,2}(?:reports?|updates?)\b(?: back)?(?: to(?: the)?| for(?: the)?| at(?: the)?)?\b",
    ),
    "event": (
        "after following once when upon pending prior before on in as subject at depending dependent",
        r"(?:after|following|once|when|upon|pending|prior to|before|on (?:completion|receipt|publication|approval|appointment) of|in line with|as and when|subject to|depend(?:ing|ent) (?:up)?on|at (?:the )?next|as part of|in time for|as (?:per|set out in|described in))\b[^,;.()]{0,120}?(?=[,;.()]|$| (?:by|in|from|until) "
        + A_DATE
        + rf"|(?<!section) (?!(?:19|20)[0-9]{{2}})[0-9]| {A_MONTH})",
    ),
    "meeting": (
        "lscb lsab safeguarding board full main business executive exec sub subgroup committee meeting meetings cabinet scrutiny agm development away forum panel group seg",
        r"(?:(?:full|main|business|lscb|lsab|safeguarding|executive|sub~?group|board|development) ){0,3}(?:lscb\b|lsab\b|board\b|exec(?:utive)?\b|sub~?group\b|committee\b|forum\b|panel\b|group\b|cabinet\b|scrutiny\b|agm\b|(?:development|away) days?\b|seg\b|meetings?\b)(?: meetings?\b)?",
    ),
    "until": (
        "to until till up through",
        r"to (?="
        + A_DATE
        + r")|until\b|till\b|up to\b|through(?: to)? (?="
        + A_DATE
        + ")",
    ),
    "between": ("between", r"between\b"),
    "by": ("by no not", r"by\b|(?:no|not) later than\b"),
    "joining": (
        "in on at of the and or to end ends ending late latest last for due during is be monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
        r"at the latest\b|[a-z]+\.?",
    ),
}


def compiled(pattern):
    spaced = re.sub(r"(?<!\[) (?![^\[\]]*\])", "(?: {1,40})", pattern)
    return re.compile(spaced.replace("~", "[ -]{0,3}"))


def _in_order():
    """(family, kind, words it begins with, pattern): each in its place among the others."""
    for kind, (words, pattern) in FORMS.items():
        if kind == "as_required":
            for each, form in frequency.FORMS.items():
                yield "frequency", each, frequency.STARTERS[each], form
        if kind == "week_of":
            for each, form in date_forms.FORMS.items():
                yield "date", each, date_forms.STARTERS.get(each, FIGURES), form
        yield "other", kind, words, pattern


def _by_first_word():
    forms = {}
    for family, kind, words, pattern in _in_order():
        form = (family, kind, compiled(pattern))
        for word in words.split():
            forms.setdefault(word, []).append(form)
    return forms


PLAN_START = compiled(PLAN_START_WORDS)
BY_FIRST_WORD = _by_first_word()

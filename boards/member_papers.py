"""What the board should hold on paper about a member, by class of member. Pure."""

# field of an appointment, and what it says
NOMINATION = ("is_nominated", "Nominated in writing")
STATEMENT = ("has_role_statement", "Statement of role given")
INDUCTION = ("is_inducted", "Induction")
POWERS = (
    ("may_speak", "Speaks for the agency with authority"),
    ("may_commit", "Commits the agency on policy and practice"),
    ("may_hold_to_account", "Holds the agency to account"),
)
SHORT = {
    "is_nominated": "nomination",
    "has_role_statement": "statement of role",
    "is_inducted": "induction",
}
ALL = (NOMINATION, STATEMENT, *POWERS, INDUCTION)
NEEDED = {
    "core": ALL,
    "associate": (STATEMENT, *POWERS, INDUCTION),
    "observer": (STATEMENT, INDUCTION),
    "lay": (STATEMENT, INDUCTION),
    "adviser": (STATEMENT, INDUCTION),
    "chair": (STATEMENT,),
    "staff": (),
}


def missing(facts: object, member_class: str) -> list[str]:
    """`facts` has an attribute for each field; a deputy is asked for what the member is."""
    return [
        words
        for field, words in NEEDED[member_class]
        if not getattr(facts, field, False)
    ]


def in_short(facts: object, member_class: str) -> str:
    """What is missing, in a few words: "nomination, 1 of 3 powers, induction"."""
    lacking = [
        field for field, _ in NEEDED[member_class] if not getattr(facts, field, False)
    ]
    powers = [field for field, _ in POWERS if field in lacking]
    said = []
    for field in lacking:
        if field not in powers:
            said.append(SHORT[field])
        elif field == powers[0]:
            of = "" if len(powers) == len(POWERS) else f"{len(powers)} of "
            said.append(f"{of}{len(POWERS)} powers")
    return ", ".join(said)

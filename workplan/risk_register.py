"""The risk register as a reader may see it, with what each row of it shows."""

from workplan.models import RiskMitigation


def register_of(person, *, since):
    """
    Worst first, with the mitigations counted that `person` may read, and the score each had
    when the board last reviewed them: `since`, a snapshot, or None.
    """
    counted = RiskMitigation.objects.visible_to(person).counted()
    register = person.board.risks.visible_to(person).in_register_order()
    register = register.annotate(**counted)
    register = register.select_related("lead_agency", "restriction")
    if since is None:
        return register
    then = since.risks.visible_to(person).score_of_each()
    return register.annotate(score_at_meeting=then)

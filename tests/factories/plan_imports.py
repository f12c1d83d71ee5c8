import factory
from factory.django import DjangoModelFactory

from workplan.importing.rows import Cell, Content, Row, Table, as_plain_values

from .boards import BoardFactory
from .files import FileFactory

TITLES = ("Ref", "Action", "Lead", "By when")


def content_of(*rows):
    """What a file with one table holds: rows of texts, the titles first."""
    return Content(
        (
            Table(
                "Table 1",
                tuple(
                    Row(
                        number,
                        tuple(Cell(text, place) for place, text in enumerate(texts)),
                        number,
                    )
                    for number, texts in enumerate(rows, 1)
                ),
            ),
        )
    )


def plan_of_two_rows(words):
    """An action that says `words`, and a row that does not say what is to be done."""
    rows = (TITLES, ("1.1", words, words, "June 2013"), ("1.2", "", words, ""))
    return as_plain_values(content_of(*rows))


class PlanImportFactory(DjangoModelFactory):
    """A plan of one action, with a row that is set aside."""

    class Meta:
        model = "workplan.PlanImport"

    board = factory.SubFactory(BoardFactory)
    file = factory.SubFactory(
        FileFactory, board=factory.SelfAttribute("..board"), name="plan.txt"
    )
    content = factory.LazyFunction(lambda: plan_of_two_rows("Train every supervisor"))
    title = factory.Sequence(lambda n: f"Plan from Word {n}")
    year = 2013

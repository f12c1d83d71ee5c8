import datetime

import factory
from factory.django import DjangoModelFactory

from boards.models import (
    Agency,
    FundLine,
    Group,
    GroupMembership,
    Meeting,
    Role,
    Seat,
)

from .accounts import UserFactory
from .files import FileFactory


class BoardFactory(DjangoModelFactory):
    """A board whose record stands on 8 May 2013, so that no test depends on the clock."""

    class Meta:
        model = "boards.Board"

    slug = factory.Sequence(lambda n: f"board-{n}")
    name = factory.Sequence(lambda n: f"Safeguarding Children Board {n}")
    short_name = factory.Sequence(lambda n: f"Board {n}")
    area_name = factory.Sequence(lambda n: f"Area {n}")
    stands_on = datetime.date(2013, 5, 8)


class AgencyFactory(DjangoModelFactory):
    class Meta:
        model = "boards.Agency"

    board = factory.SubFactory(BoardFactory)
    name = factory.Sequence(lambda n: f"Agency {n}")
    kind = Agency.Kind.STATUTORY


class SeatFactory(DjangoModelFactory):
    class Meta:
        model = "boards.Seat"

    board = factory.SubFactory(BoardFactory)
    printed_name = factory.Sequence(lambda n: f"Body {n}")
    member_class = Seat.MemberClass.CORE
    is_counted = True


class AppointmentFactory(DjangoModelFactory):
    class Meta:
        model = "boards.Appointment"

    board = factory.SubFactory(BoardFactory)
    seat = factory.SubFactory(SeatFactory, board=factory.SelfAttribute("..board"))
    post = "Head of service"


class ImportPreviewFactory(DjangoModelFactory):
    """A sheet of two rows: one that is good, one that says nothing."""

    class Meta:
        model = "boards.ImportPreview"

    board = factory.SubFactory(BoardFactory)
    kind = "members"
    file_name = "members.csv"
    headings = [1, ["Seat", "Class", "Post"]]
    rows = [[2, ["Fire", "Associate", "Station manager"]], [3, ["", "", ""]]]


class GroupFactory(DjangoModelFactory):
    """A sub-group that reports to each meeting, unless `is_reporting=False`."""

    class Meta:
        model = "boards.Group"

    class Params:
        is_reporting = True

    board = factory.SubFactory(BoardFactory)
    kind = Group.Kind.SUB_GROUP
    name = factory.Sequence(lambda n: f"Sub-group {n}")
    reports = factory.LazyAttribute(
        lambda group: "each_meeting" if group.is_reporting else "never"
    )


class GroupMembershipFactory(DjangoModelFactory):
    class Meta:
        model = "boards.GroupMembership"

    group = factory.SubFactory(GroupFactory)
    post = "Head of service"
    role = GroupMembership.Role.MEMBER


class GroupShareFactory(DjangoModelFactory):
    """A group shared with another board."""

    class Meta:
        model = "boards.GroupShare"

    group = factory.SubFactory(GroupFactory)
    board = factory.SubFactory(BoardFactory)


class TermsOfReferenceFactory(DjangoModelFactory):
    """Their review is due a month after the day that boards stand on."""

    class Meta:
        model = "boards.TermsOfReference"

    group = factory.SubFactory(GroupFactory)
    file = factory.SubFactory(FileFactory, board=factory.SelfAttribute("..group.board"))
    approved_on = datetime.date(2012, 6, 13)
    review_due_on = datetime.date(2013, 6, 13)


class MeetingFactory(DjangoModelFactory):
    """A business meeting of the board, to come."""

    class Meta:
        model = "boards.Meeting"

    board = factory.SubFactory(BoardFactory)
    group = factory.SubFactory(
        GroupFactory, board=factory.SelfAttribute("..board"), kind=Group.Kind.BOARD
    )
    kind = Meeting.Kind.BUSINESS
    held_on = datetime.date(2013, 6, 12)


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = "boards.Attendance"

    meeting = factory.SubFactory(MeetingFactory)
    seat = factory.SubFactory(
        SeatFactory, board=factory.SelfAttribute("..meeting.board")
    )
    mark = "present"


class FundFactory(DjangoModelFactory):
    class Meta:
        model = "boards.Fund"

    board = factory.SubFactory(BoardFactory)
    year = 2012
    title = "Main programme"


class FundLineFactory(DjangoModelFactory):
    class Meta:
        model = "boards.FundLine"

    fund = factory.SubFactory(FundFactory)
    side = FundLine.Side.SOURCE
    kind = factory.LazyAttribute(
        lambda line: "contribution" if line.side == "source" else ""
    )
    head = "Contribution"
    amount = 1000


class RestrictionFactory(DjangoModelFactory):
    class Meta:
        model = "boards.Restriction"
        skip_postgeneration_save = True

    board = factory.SubFactory(BoardFactory)
    reason = "Under a live review"

    @factory.post_generation
    def readers(self, create, users):
        if users:
            self.readers.set(users)


class RoleGrantFactory(DjangoModelFactory):
    """A grant with the group or agency that its role cannot be without."""

    class Meta:
        model = "boards.RoleGrant"

    user = factory.SubFactory(UserFactory)
    board = factory.SubFactory(BoardFactory)
    role = Role.OBSERVER
    from_on = datetime.date(2012, 4, 1)

    @factory.lazy_attribute
    def group(self):
        if self.role == Role.GROUP_CHAIR:
            return GroupFactory(board=self.board)
        return None

    @factory.lazy_attribute
    def agency(self):
        if self.role in (Role.BOARD_MEMBER, Role.SECTION_11_CONTACT):
            return AgencyFactory(board=self.board)
        return None

    @factory.lazy_attribute
    def until_on(self):
        return datetime.date(2099, 3, 31) if self.role == Role.INSPECTOR else None

"""A meeting from the calendar to its minutes, at a keyboard, with a mouse and without JavaScript."""

import datetime

import pytest
from django.urls import reverse

from boards.models import Attendance, Role
from tests.factories.boards import (
    GroupFactory,
    GroupMembershipFactory,
    MeetingFactory,
    SeatFactory,
)
from tests.factories.meetings import AgendaItemFactory
from tests.factories.plans import ActionFactory, ReportBackFactory
from workplan.models import Action

from .journey import Journey


class TestAMeeting(Journey):
    @pytest.fixture(autouse=True)
    def _given_a_board_with_work_to_report(self, _on_stage):
        self.group = GroupFactory(
            board=self.board, kind="board", name="The board", is_reporting=False
        )
        action = ActionFactory(board=self.board, code="1.1", text="Audit core groups")
        ReportBackFactory(action=action, month=6)

    def test_year_is_planned_agenda_filled_minutes_typed(self):
        manager = self.sign_in(Role.BUSINESS_MANAGER)

        self.go(manager, self.page("boards:meeting_list"))
        self.then_it_is_accessible(manager)
        manager.get_by_role("button", name="Plan a year").first.click()
        manager.get_by_label("Year").select_option("2013-14")
        manager.get_by_role("button", name="Show the dates").click()
        self.then_it_is_accessible(manager)
        manager.get_by_label("Date 1", exact=True).fill("2013-06-13")
        manager.get_by_role("button", name="Plan these meetings").click()
        self.then_it_is_accessible(manager)

        manager.get_by_role("link", name="13 June 2013").first.click()
        manager.get_by_role("link", name="Agenda", exact=True).click()
        manager.get_by_role("button", name="Fill from the record").first.click()
        self.then_it_is_accessible(manager)
        manager.get_by_role("button", name="Fill the agenda").click()
        self.then_it_is_accessible(manager)
        assert "Audit core groups" in manager.locator("main").inner_text()

        manager.get_by_role("link", name="Minutes", exact=True).click()
        self.then_it_is_accessible(manager)
        item = manager.locator("li.agenda__item").first
        item.get_by_label("Minute", exact=True).press_sequentially("The audit ")
        item.get_by_label("Decision", exact=True).press_sequentially("Do it again")
        item.get_by_text("Saved at").wait_for()
        manager.reload()
        assert item.get_by_label("Decision", exact=True).input_value() == "Do it again"

        item.get_by_role("link", name="Record an action").click()
        self.then_it_is_accessible(manager)
        assert (
            manager.get_by_label("Report to which meeting?").input_value()
            == "September 2013"
        )
        manager.get_by_label("What is to be done?").fill("Ask for two quotes")
        manager.get_by_role("button", name="Record the action").click()
        self.then_it_is_accessible(manager)
        assert "Ask for two quotes" in item.inner_text()
        assert Action.objects.get(code="").report_backs.get().month == 9

    def test_items_are_put_in_order_by_dragging_and_with_arrows(self):
        meeting = self.meeting_with("First", "Second", "Third")
        manager = self.sign_in(Role.BUSINESS_MANAGER)
        self.go(manager, self.page("workplan:agenda", meeting.pk))

        handles = manager.locator("[data-handle]")
        with manager.expect_response(self.is_agenda):
            handles.nth(2).drag_to(handles.nth(0))
        assert self.titles(meeting) == ["Third", "First", "Second"]

        with manager.expect_response(self.is_agenda):
            manager.get_by_role("button", name="Move down Third").click()
        manager.locator(".agenda__title").nth(1).get_by_text("Third").wait_for()
        assert self.titles(meeting) == ["First", "Third", "Second"]
        focus = manager.evaluate("document.activeElement.innerText")
        assert "Third" in focus
        self.then_it_is_accessible(manager)

    def test_styles_of_an_item_in_motion_are_not_copied_onto_the_new_list(self):
        """They would be inline styles, which the content security policy refuses."""
        meeting = self.meeting_with("First", "Second")
        manager = self.sign_in(Role.BUSINESS_MANAGER)
        self.go(manager, self.page("workplan:agenda", meeting.pk))

        manager.locator(".agenda__item").evaluate_all(
            "items => items.forEach(item => item.style.transform = 'translateY(1px)')"
        )
        with manager.expect_response(self.is_agenda):
            manager.get_by_role("button", name="Move down First").click()

        manager.locator(".agenda__title").nth(1).get_by_text("First").wait_for()
        assert not manager.locator(".agenda__item[style]").count()

    def test_without_javascript_arrows_and_minutes_work(self):
        meeting = self.meeting_with("First", "Second")
        manager = self.sign_in(Role.BUSINESS_MANAGER, javascript=False)

        self.go(manager, self.page("workplan:agenda", meeting.pk))
        manager.get_by_role("button", name="Move up Second").click()
        assert self.titles(meeting) == ["Second", "First"]

        self.go(manager, self.page("workplan:minutes", meeting.pk))
        item = manager.locator("li.agenda__item").first
        item.get_by_label("Minute", exact=True).fill("Agreed")
        item.get_by_role("button", name="Save").click()
        assert meeting.agenda_items.get(title="Second").minute == "Agreed"

    def test_two_who_type_the_same_minute_lose_nothing(self):
        meeting = self.meeting_with("Budget")
        first, second = (self.sign_in(Role.BUSINESS_MANAGER) for _ in range(2))
        for page in (first, second):
            self.go(page, self.page("workplan:minutes", meeting.pk))

        first.get_by_label("Minute", exact=True).press_sequentially("Hers")
        first.get_by_text("Saved at").wait_for()
        second.get_by_label("Minute", exact=True).press_sequentially("His")
        second.locator(".conflict").wait_for()
        self.then_it_is_accessible(second)
        assert "Hers" in second.locator(".conflict").inner_text()
        assert second.get_by_label("Minute", exact=True).input_value() == "His"

        second.get_by_label("Minute", exact=True).fill("Hers and his")
        second.get_by_role("button", name="Save").click()
        assert meeting.agenda_items.get().minute == "Hers and his"

    def test_attendance_takes_one_click_and_percentages_follow(self):
        SeatFactory(board=self.board, printed_name="Police")
        meeting = MeetingFactory(
            board=self.board,
            group=self.group,
            held_on=datetime.date(2013, 6, 12),
            status="held",
        )
        manager = self.sign_in(Role.BUSINESS_MANAGER)
        self.go(
            manager,
            reverse("boards:attendance_year", args=[self.board.slug, 2013]),
        )
        self.then_it_is_accessible(manager)

        row = manager.locator("table.attendance tbody tr")
        row.get_by_role("button").click()
        row.get_by_text("100%").wait_for()
        row.get_by_role("button").click()
        row.locator(".attendance-cell--deputy").wait_for()

        assert Attendance.objects.get(meeting=meeting).mark == "deputy"
        self.then_it_is_accessible(manager)

    def test_a_sub_groups_chair_marks_who_came_to_its_meeting(self):
        sub_group = GroupFactory(board=self.board, name="Training sub-group")
        matron = GroupMembershipFactory(group=sub_group, post="Matron")
        GroupMembershipFactory(group=sub_group, post="Inspector", started="2013-05")
        meeting = MeetingFactory(
            board=self.board,
            group=sub_group,
            held_on=datetime.date(2013, 4, 24),
            status="held",
        )
        chair = self.sign_in(Role.GROUP_CHAIR, group=sub_group)

        self.go(chair, self.page("boards:group_detail", sub_group.pk))
        chair.get_by_role("link", name="Attendance").click()
        self.then_it_is_accessible(chair)
        row = chair.locator("table.attendance tbody tr", has_text="Matron")
        row.get_by_role("button").click()
        row.get_by_text("100%").wait_for()
        inspector = chair.locator("table.attendance tbody tr", has_text="Inspector")
        assert "Not a member then" in inspector.inner_text()
        assert Attendance.objects.get(meeting=meeting).membership == matron

        chair.get_by_role("link", name="24 April 2013").click()
        chair.get_by_role("link", name="Attendance", exact=True).click()
        chair.get_by_role("group", name="Matron").get_by_label("Apologies").check()
        chair.get_by_role("button", name="Save").click()
        self.then_it_is_accessible(chair)
        assert Attendance.objects.get(meeting=meeting).mark == "apologies"

    @staticmethod
    def is_agenda(answer):
        return answer.request.method == "GET" and answer.url.endswith("/agenda/")

    def meeting_with(self, *titles):
        meeting = MeetingFactory(board=self.board, group=self.group)
        for position, title in enumerate(titles, 1):
            AgendaItemFactory(meeting=meeting, title=title, position=position)
        return meeting

    def titles(self, meeting):
        return [item.title for item in meeting.agenda_items.in_order()]

    def page(self, name, *args):
        return reverse(name, args=[self.board.slug, *args])

"""The risk register, as those who keep it and those who read it use it."""

from boards.models import Role
from lscb.mail.models import Mail
from tests.factories.boards import RestrictionFactory
from tests.factories.risks import RiskAssessmentFactory, RiskFactory

from .journey import Journey


class TestTheRiskRegister(Journey):
    def test_manager_reassesses_a_risk_and_the_chair_hears(self):
        self.given_risks()
        chair = self.sign_in(Role.CHAIR)
        manager = self.sign_in(Role.BUSINESS_MANAGER)

        self.when_opening_the_register(manager)
        self.then_it_is_accessible(manager)

        manager.get_by_role("link", name="R2", exact=True).click()
        self.then_it_is_accessible(manager)
        manager.get_by_role("button", name="Reassess").click()
        self.then_it_is_accessible(manager)
        self.when_rating(manager, likelihood="5 Almost certain", impact="4 Major")

        assert "up from 4" in manager.locator("main").inner_text()
        self.when_opening_the_register(manager)
        self.then_the_register_reads(manager, ["R2", "R1"])
        assert [mail.to_user for mail in Mail.objects.all()] == [chair.user]

    def test_manager_who_forgets_something_is_led_to_it(self):
        manager = self.sign_in(Role.BUSINESS_MANAGER)
        self.when_opening_the_register(manager)
        self.then_it_is_accessible(manager)

        manager.get_by_role("button", name="Raise a risk").first.click()
        manager.get_by_label("The risk").fill("Partners are missing")
        manager.get_by_role("button", name="Put it in the register").click()

        self.then_it_is_accessible(manager)
        manager.get_by_role("link", name="Select how likely it is").click()
        assert manager.evaluate("document.activeElement.id") == "id_likelihood_1"
        assert manager.get_by_label("The risk").input_value() == "Partners are missing"

        self.when_rating(manager, likelihood="2 Unlikely", impact="3 Moderate")
        assert "R1 is in the register" in manager.locator("main").inner_text()

    def test_member_finds_risks_by_heat_map_and_filters(self):
        self.given_risks()
        member = self.sign_in(Role.BOARD_MEMBER)
        self.when_opening_the_register(member)
        self.then_the_register_reads(member, ["R1", "R2"])

        member.get_by_role("link", name="1 risk of score 4").click()
        self.then_the_register_reads(member, ["R2"])
        self.then_it_is_accessible(member)

        member.get_by_role("link", name="Show all cells").click()
        member.get_by_label("Rating").select_option("High")
        member.get_by_text("1 risk", exact=True).wait_for()
        self.then_the_register_reads(member, ["R1"])
        assert "rating=High" in member.url
        assert not member.get_by_role("link", name="of score 4").count()

        assert not member.get_by_role("button", name="Raise a risk").count()

    def test_member_filters_without_javascript(self):
        self.given_risks()
        member = self.sign_in(Role.LAY_MEMBER, javascript=False)
        self.when_opening_the_register(member)

        member.get_by_label("Words").fill("thresholds")
        member.get_by_role("button", name="Apply filters").click()

        self.then_the_register_reads(member, ["R2"])

    def test_two_who_edit_one_risk_lose_nothing(self):
        self.given_risks()
        first = self.sign_in(Role.BUSINESS_MANAGER)
        second = self.sign_in(Role.BUSINESS_SUPPORT)
        for page in (first, second):
            self.go(page, f"{self.thresholds.get_absolute_url()}edit/")

        first.get_by_label("Owner").fill("Independent chair")
        first.get_by_role("button", name="Save").click()
        second.get_by_label("Owner").fill("Designated nurse")
        second.get_by_role("button", name="Save").click()

        told = second.locator(".conflict").inner_text()
        assert "Independent chair" in told
        assert "Designated nurse" in told
        self.then_it_is_accessible(second)
        second.get_by_role("button", name="Save").click()
        self.thresholds.refresh_from_db()
        assert self.thresholds.owner_text == "Designated nurse"

    def given_risks(self):
        shared = RiskFactory(
            board=self.board, number=1, title="Information is not shared"
        )
        RiskAssessmentFactory(risk=shared, likelihood=4, impact=4, is_illustrative=True)
        self.thresholds = RiskFactory(
            board=self.board, number=2, title="Thresholds are applied inconsistently"
        )
        RiskAssessmentFactory(risk=self.thresholds, likelihood=2, impact=2)
        kept = RiskFactory(
            board=self.board,
            number=3,
            title="Told to few",
            restriction=RestrictionFactory(board=self.board),
            closed=True,
        )
        RiskAssessmentFactory(risk=kept, likelihood=5, impact=5)

    def when_opening_the_register(self, page):
        self.go(page, f"/{self.board.slug}/risks/")

    def when_rating(self, page, *, likelihood, impact):
        page.get_by_label(likelihood).check()
        page.get_by_label(impact).check()
        page.get_by_label("Why this rating").fill("Caseloads have risen")
        page.get_by_label("Next review date").fill("2013-09-11")
        page.locator("main form").get_by_role("button").first.click()

    def then_the_register_reads(self, page, references):
        found = page.locator("#register tbody tr td:first-child").all_inner_texts()
        assert [text.strip() for text in found] == references

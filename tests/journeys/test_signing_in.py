"""Coming in, finding what one's role comes for, and going out again."""

from boards.models import Role
from tests.factories.boards import BoardFactory, RoleGrantFactory

from .journey import Journey

READ = {"Next meeting", "Risks, worst first", "Annual report"}
LEAD = READ | {
    "Work programme",
    "Not reported yet",
    "Section 11 not returned",
    "Attendance under 75%",
}
FOUND_AT_HOME = {
    Role.BUSINESS_MANAGER: LEAD | {"Health of the record"},
    Role.BUSINESS_SUPPORT: LEAD | {"Health of the record"},
    Role.CHAIR: LEAD | {"Challenges without impact"},
    Role.GROUP_CHAIR: READ | {"Your highlight report", "Your actions"},
    Role.BOARD_MEMBER: READ | {"Your actions", "Your Section 11 return"},
    Role.LAY_MEMBER: READ | {"Your actions"},
    Role.ASSOCIATE: READ,
    Role.OBSERVER: READ,
    Role.SECTION_11_CONTACT: {"Your Section 11 return"},
    Role.INSPECTOR: READ,
}


class TestSigningIn(Journey):
    def test_each_role_finds_what_it_comes_for(self, bath):
        page = self.open()
        found = {}
        for grant in bath.grants.select_related("user"):
            self.enter(page, grant.user.email)
            assert page.url == f"{self.site}/{bath.slug}/"
            assert page.locator(".menu__who").inner_text() == grant.user.name
            found[grant.role] = set(page.locator(".panel h2").all_inner_texts())
            self.then_it_is_accessible(page)
            self.when_signing_out(page)
        assert found == FOUND_AT_HOME

    def test_a_wrong_password_is_explained(self, bath):
        page = self.open()

        self.enter(page, "chair@bath.example", password="quiet-harbor")

        summary = page.locator(".govuk-error-summary")
        assert page.title().startswith("Error: ")
        assert "password" in summary.inner_text()
        assert summary.evaluate("node => node === document.activeElement")
        assert page.get_by_label("E-mail address").input_value() == "chair@bath.example"
        self.then_it_is_accessible(page)

    def test_whoever_signed_out_is_a_stranger(self, bath):
        page = self.open()
        self.enter(page, "chair@bath.example")
        self.when_signing_out(page)

        self.go(page, f"/{bath.slug}/")

        assert page.locator("h1").inner_text() == "Sign in"

    def test_a_link_leads_on_after_signing_in(self, bath):
        page = self.open(javascript=False)

        self.go(page, f"/{bath.slug}/risks/")
        self.fill_in(page, "lay.member@bath.example")

        assert page.locator("h1").inner_text() == "Risk register"

    def test_who_serves_on_two_boards_goes_from_one_to_the_other(self):
        other = BoardFactory(name="Wells Safeguarding Children Board")
        page = self.sign_in(Role.OBSERVER)
        RoleGrantFactory(user=page.user, board=other, role=Role.LAY_MEMBER)

        self.go(page, "/")
        assert page.locator("h1").inner_text() == "Your boards"
        self.then_it_is_accessible(page)
        page.get_by_role("link", name=self.board.name).click()
        page.get_by_text("Change board").click()
        page.get_by_role("link", name=other.name).click()

        assert page.url == f"{self.site}/{other.slug}/"
        assert page.locator(".menu__role").inner_text() == "Lay member"

    def when_signing_out(self, page):
        page.locator(".menu__who").click()
        page.get_by_role("button", name="Sign out").click()

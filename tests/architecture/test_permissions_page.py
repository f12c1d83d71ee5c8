from scripts import permissions


def test_the_page_of_permissions_is_up_to_date():
    assert permissions.PAGE.read_text(encoding="utf-8") == permissions.text(), (
        f"docs/reference/permissions.md is stale. Type: {permissions.COMMAND}"
    )


def test_the_page_names_every_role_and_marks_what_it_may_do():
    page = permissions.text()

    assert "| Inspector |" in page
    assert "| Publish report | yes |  | yes |" in page
    assert "| `/risks/raise/` | workplan:risk_raise | Manage risks |  |" in page

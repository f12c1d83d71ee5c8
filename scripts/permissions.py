"""
Write docs/reference/permissions.md: what each role may do, and what each address asks for.

    .venv/bin/python -m scripts.permissions

A test compares the page with the code and says so when it is stale.
"""

import os
from pathlib import Path

import django

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "permissions.md"
COMMAND = ".venv/bin/python -m scripts.permissions"


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lscb.settings")
    django.setup()
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(text(), encoding="utf-8")
    print(f"Written: {PAGE}")


def text():
    """The page as it should be. Django must be set up."""
    return "\n".join(
        [
            "# Roles, permissions and addresses",
            "",
            f"Made by `{COMMAND}`; do not edit.",
            "",
            "Without a role on a board, everything of it is answered 404. A role that does not",
            "allow it is answered 403. A restricted item is found only by those who read",
            "restricted items and by the readers it names; for everybody else it is 404.",
            "",
            "## What each role may do",
            "",
            *roles(),
            "",
            "## What each address of a board asks for",
            "",
            "All are below the board's own address. “Own” means the group, or the action, that the",
            "person answers for; those whose role names no group are not confined to one.",
            "",
            *addresses(),
            "",
        ]
    )


def roles():
    from boards.models import Role  # noqa: PLC0415 (after django.setup)
    from boards.permissions import ROLE_PERMISSIONS, Permission  # noqa: PLC0415

    yield from heading(["Permission", *(role.label for role in Role)])
    for permission in Permission:
        marks = ("yes" if permission in ROLE_PERMISSIONS[role] else "" for role in Role)
        yield row([in_words(permission), *marks])


def addresses():
    from boards.views import BoardViewMixin  # noqa: PLC0415
    from lscb.urls import board_urlpatterns  # noqa: PLC0415

    yield from heading(["Address", "Name", "Permission", "Only"])
    for route, name, view in views_under(board_urlpatterns):
        is_own = view.has_permission is not BoardViewMixin.has_permission
        permission = in_words(view.permission_required)
        yield row([f"`/{route}`", name, permission, "own" if is_own else ""])


def views_under(patterns, route="", space=""):
    for pattern in patterns:
        here = f"{route}{pattern.pattern}"
        if hasattr(pattern, "url_patterns"):
            inside = f"{pattern.namespace}:" if pattern.namespace else space
            yield from views_under(pattern.url_patterns, here, inside)
        else:
            yield here, f"{space}{pattern.name}", pattern.callback.view_class


def in_words(permission):
    return permission.replace("_", " ").capitalize() if permission else "none"


def heading(cells):
    yield row(cells)
    yield row("---" for _ in cells)


def row(cells):
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()

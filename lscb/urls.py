"""
Every address, as one of four kinds.

- board: signed in, with a role on the board named in the address
- public: anybody
- token: whoever holds a signed link
- site: sign-in, health, the way to one's boards

A guard test tries every one of them as every role, as another board's manager and as a
stranger. Words used by the first three lists cannot be a board's address
(`boards.addresses.RESERVED`).
"""

from django.conf import settings
from django.urls import include, path

from home.urls import public_urlpatterns, site_urlpatterns
from workplan.urls import token_urlpatterns

site_urlpatterns = [
    path("accounts/", include("allauth.urls")),
    *site_urlpatterns,
]
if settings.DEBUG:
    site_urlpatterns.append(path("gallery/", include("lscb.ui.urls")))

board_urlpatterns = [
    path("", include("home.urls")),
    path("", include("boards.urls")),
    path("", include("workplan.urls")),
    path("", include("performance.urls")),
    path("", include("reviews.urls")),
    path("", include("reporting.urls")),
]

urlpatterns = [
    *site_urlpatterns,
    *public_urlpatterns,
    *token_urlpatterns,
    path("<slug:board_slug>/", include(board_urlpatterns)),
]

from django.urls import path

from .views import board, site

app_name = "home"
urlpatterns = [path("", board.Home.as_view(), name="home")]

site_urlpatterns = [
    path("", site.SiteHome.as_view(), name="site_home"),
    path("health/", site.Health.as_view(), name="health"),
]
public_urlpatterns = [
    path(
        "accessibility/", site.Accessibility.as_view(), name="accessibility_statement"
    ),
]

from django.urls import path

from .views import indicators, section_11

app_name = "performance"
urlpatterns = [
    path("performance/", indicators.IndicatorList.as_view(), name="indicator_list"),
    path(
        "performance/<int:pk>/",
        indicators.IndicatorDetail.as_view(),
        name="indicator_detail",
    ),
    path(
        "performance/<int:indicator_pk>/figures/<int:pk>/",
        indicators.ObservationCorrect.as_view(),
        name="observation_correct",
    ),
    path("section-11/", section_11.Section11.as_view(), name="section_11"),
    path(
        "section-11/open/", section_11.Section11Open.as_view(), name="section_11_open"
    ),
    path(
        "section-11/<int:pk>/",
        section_11.Section11RoundDetail.as_view(),
        name="section_11_round",
    ),
    path(
        "section-11/<int:round_pk>/returns/<int:pk>/",
        section_11.Section11ReturnRecord.as_view(),
        name="section_11_return_record",
    ),
    path("own-section-11/", section_11.Section11Own.as_view(), name="section_11_own"),
]

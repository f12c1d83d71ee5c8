"""The challenge log and its deeds, under `risks/challenges/`."""

from django.urls import include, path

from .views import challenge_deeds, challenge_links, challenges, restrictions

one_challenge = [
    path("", challenges.ChallengeDetail.as_view(), name="challenge_detail"),
    path("edit/", challenges.ChallengeEdit.as_view(), name="challenge_edit"),
    path(
        "respond/", challenge_deeds.ChallengeRespond.as_view(), name="challenge_respond"
    ),
    path(
        "escalate/",
        challenge_deeds.ChallengeEscalate.as_view(),
        name="challenge_escalate",
    ),
    path("close/", challenge_deeds.ChallengeClose.as_view(), name="challenge_close"),
    path("reopen/", challenge_deeds.ChallengeReopen.as_view(), name="challenge_reopen"),
    path(
        "restrict/",
        restrictions.ChallengeRestrict.as_view(),
        name="challenge_restrict",
    ),
    path(
        "lift-restriction/",
        restrictions.ChallengeLiftRestriction.as_view(),
        name="challenge_lift_restriction",
    ),
    path(
        "actions/", challenge_links.ChallengeActions.as_view(), name="challenge_actions"
    ),
    path(
        "actions/add/",
        challenge_links.ChallengeActionAdd.as_view(),
        name="challenge_action_add",
    ),
    path(
        "actions/<int:link_pk>/remove/",
        challenge_links.ChallengeActionRemove.as_view(),
        name="challenge_action_remove",
    ),
    path(
        "risks/link/",
        challenge_links.ChallengeRiskLink.as_view(),
        name="challenge_risk_link",
    ),
    path(
        "risks/<int:link_pk>/remove/",
        challenge_links.ChallengeRiskRemove.as_view(),
        name="challenge_risk_remove",
    ),
]

urlpatterns = [
    path("", challenges.ChallengeList.as_view(), name="challenge_list"),
    path("raise/", challenges.ChallengeRaise.as_view(), name="challenge_raise"),
    path("<int:pk>/", include(one_challenge)),
]

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from boards.permissions import Permission
from boards.views import BoardViewMixin
from workplan.plan_checks import Facts, checks_of
from workplan.programme import Programme


class PlanChecks(BoardViewMixin, TemplateView):
    """What is worth a second look in a plan, as far as this person may read it."""

    permission_required = Permission.READ_RECORD
    template_name = "workplan/plan_checks.html"

    @cached_property
    def plan(self):
        return get_object_or_404(self.board.plans, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        programme = Programme(self.plan, self.board, self.person)
        rows = programme.rows(programme.actions())
        checks = checks_of(rows, programme.headings(), self.facts(programme, rows))
        return super().get_context_data(**kwargs) | {
            "plan": self.plan,
            "checks": checks,
            "count": len(rows),
            "found": sum(len(check.findings) for check in checks),
        }

    def facts(self, programme, rows):
        codes_under, late = {}, {}
        for row in rows:
            place = row.priority_id, row.sub_theme_id
            codes_under[place] = (*codes_under.get(place, ()), row.code)
        actions = programme.actions()
        overdue = actions.open().filter(
            milestones__reached_on=None, milestones__due_on__lt=self.board.today
        )
        for pk, *milestone in overdue.values_list(
            "pk", "milestones__text", "milestones__due_on"
        ):
            late.setdefault(str(pk), []).append(milestone)
        return Facts(
            plan_url=self.plan.get_absolute_url(),
            today=self.board.today,
            known=programme.known,
            codes_under=codes_under,
            late_milestones=late,
            outcomes={
                str(pk): words for pk, words in actions.values_list("pk", "outcome")
            },
        )

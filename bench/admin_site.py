"""
The peer of pages that edit: Django's admin over the same rows, everything allowed.

Its addresses stand beside the product's: changing the URLconf between the halves of a pair
would have each of them read all addresses anew.
"""

from django.contrib import admin
from django.urls import path

from lscb.urls import urlpatterns as addresses
from workplan.models import Action, Risk, RiskMitigation
from workplan.scoring import movement


class AllowedSite(admin.AdminSite):
    def has_permission(self, request):
        return True


class AllowedAdmin(admin.ModelAdmin):
    def has_module_permission(self, request):
        return True

    def has_change_permission(self, request, obj=None):
        return True

    has_view_permission = has_change_permission

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def log_change(self, request, obj, message):
        """Its own log asks for a kind of user that is not ours."""


class ActionAdmin(AllowedAdmin):
    # The columns of our page.
    list_display = (
        *(
            "priority",
            "sub_theme",
            "code",
            "text",
            "steps",
            "leads_text",
            "timing_text",
        ),
        *("due_on", "report_back_text", "rag", "rag_reason", "status", "latest"),
    )
    list_per_page = 500
    list_max_show_all = 500
    raw_id_fields = ("board", "plan", "priority", "sub_theme", "restriction")

    @admin.display(description="Progress")
    def latest(self, action):
        update = action.updates.newest_first().first()
        return f"{update.made_at:%d %B %Y}: {update.words}" if update else ""


class RiskAdmin(AllowedAdmin):
    """The columns and filters of our register; it has no heat map and knows no restriction."""

    list_display = (
        *("reference", "title", "score", "rating", "moved", "owner_in_words"),
        *("mitigations", "next_review_on"),
    )
    list_filter = (
        "category",
        ("lead_agency", admin.RelatedOnlyFieldListFilter),
        ("closed_at", admin.EmptyFieldListFilter),
    )
    list_per_page = 50
    search_fields = ("reference", "title", "cause", "consequence", "owner_text")

    def get_queryset(self, request):
        counted = RiskMitigation.objects.counted()
        register = super().get_queryset(request).in_register_order()
        return register.annotate(**counted).select_related("lead_agency")

    @admin.display(ordering="current_score")
    def score(self, risk):
        return risk.current_score

    @admin.display
    def rating(self, risk):
        return risk.current_rating.words

    @admin.display
    def moved(self, risk):
        found = movement(risk.current_score, risk.previous_score)
        return f"{found.arrow} {found.words}" if found else "Assessed once"

    @admin.display
    def mitigations(self, risk):
        open_count = risk.mitigation_count - risk.mitigations_done
        return f"{risk.mitigations_done} done, {open_count} open"


site = AllowedSite()
site.register(Action, ActionAdmin)
site.register(Risk, RiskAdmin)
urlpatterns = [path("admin/", site.urls), *addresses]

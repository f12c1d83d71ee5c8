"""
The peer of pages that edit: Django's admin over the same rows, everything allowed.

Its addresses stand beside the product's: changing the URLconf between the halves of a pair
would have each of them read all addresses anew.
"""

from django.contrib import admin
from django.urls import path

from lscb.urls import urlpatterns as addresses
from workplan.models import Action


class AllowedSite(admin.AdminSite):
    def has_permission(self, request):
        return True


class AllowedAdmin(admin.ModelAdmin):
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


site = AllowedSite()
site.register(Action, AllowedAdmin)
urlpatterns = [path("admin/", site.urls), *addresses]

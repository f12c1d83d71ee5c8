from django.contrib.auth.mixins import AccessMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse

from boards.conflicts import differences
from boards.navigation import navigation_for, way_back
from boards.people import Person
from boards.permissions import Permission


class BoardViewMixin(AccessMixin):
    """
    A view of one board's business.

    Someone without a role on the board gets a 404, so they cannot learn what exists; a
    role that does not allow it gets a 403. A view that names no permission is refused to
    everyone.
    """

    permission_required = None

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            if request.htmx:  # or the sign-in page would land inside this one
                return HttpResponse(status=401)
            return self.handle_no_permission()
        request.person = self.person = Person.on(kwargs["board_slug"], request)
        if self.person is None:
            raise Http404
        self.board = self.person.board
        if not self.has_permission():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def has_permission(self):
        """Override to name the group or agency the permission is asked for."""
        return self.permission_required and self.person.may(self.permission_required)

    def get_context_data(self, **kwargs):
        doors = navigation_for(self.person, self.request.path)
        return super().get_context_data(**kwargs) | {
            "board": self.board,
            "person": self.person,
            "navigation": doors,
            "may_read_settings": self.person.may(Permission.READ_SETTINGS),
            "breadcrumbs": way_back(doors, self.request.path),
            "other_boards": [
                {"name": board.name, "url": reverse("home:home", args=[board.slug])}
                for board in self.person.boards
                if board != self.board
            ],
        }

    def history_of(self, row):
        """The row's events for its history section; nothing for those who may not read it."""
        if not self.person.may(Permission.READ_HISTORY):
            return []
        events = self.board.events.about(row).visible_to(self.person)
        return events.newest_first()[:50]

    def refused(self, form, error):
        """Show what was typed beside what is stored; the next save starts from the stored version."""
        form.add_error(None, str(error))
        if row := getattr(error, "row", None):
            form.data = form.data.copy()
            form.data[form.add_prefix("version")] = row.version
        context = self.get_context_data(
            form=form, error=error, **self.conflict_in(form, error)
        )
        return self.render_to_response(context, status=error.status)

    def conflict_in(self, form, error):
        """What the conflict panel shows: both texts, and who was first and when."""
        row = getattr(error, "row", None)
        if row is None:
            return {}
        last = self.board.events.about(row).newest_first().first()
        return {
            "conflict": differences(form, *self.rows_typed_over(row)),
            "changed_by": last and last.who,
            "changed_at": last and last.at,
        }

    def rows_typed_over(self, row):
        """The rows that hold what the form's fields hold; the first with a field counts."""
        return [row]

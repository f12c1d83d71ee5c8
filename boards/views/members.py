from django.views.generic import TemplateView

from boards import attendance_record, years
from boards.models import Seat
from boards.permissions import Permission

from .base import BoardViewMixin


class MemberList(BoardViewMixin, TemplateView):
    """Who sits on the board today: seats by class, their holders, and seats that stand vacant."""

    permission_required = Permission.READ_RECORD
    template_name = "boards/member_list.html"

    def get_context_data(self, **kwargs):
        today = self.board.today
        holders = {}
        for appointment in self.board.appointments.in_force_between(today, today):
            holders.setdefault(appointment.seat_id, []).append(appointment)
        seats = self.board.seats.in_printed_order().select_related("agency")
        classes = {}
        for seat in seats:
            row = {"seat": seat, "holders": holders.get(seat.pk, [])}
            classes.setdefault(Seat.MemberClass(seat.member_class).label, []).append(
                row
            )
        return super().get_context_data(**kwargs) | {
            "classes": classes,
            "seat_count": sum(map(len, classes.values())),
            "vacancies": sum(
                not row["holders"] for rows in classes.values() for row in rows
            ),
        }


class AttendanceYear(BoardViewMixin, TemplateView):
    """Attendance at the year's business meetings: every mark, and the bands as they are printed."""

    permission_required = Permission.READ_RECORD
    template_name = "boards/attendance_year.html"

    def get_context_data(self, **kwargs):
        year = self.kwargs["year"]
        return super().get_context_data(**kwargs) | {
            "year": years.year_in_words(year),
            "record": attendance_record.in_year(self.board, year),
            "last_year": year - 1,
            "next_year": year + 1,
        }

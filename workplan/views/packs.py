"""The pack of a meeting: asked for, watched while it is made, downloaded."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import DetailView, View

from boards.exceptions import Refused
from boards.permissions import Permission
from boards.views.meeting_pages import ManagedMeetingMixin, MeetingMixin
from lscb.files.responses import as_attachment
from lscb.ui.htmx import HtmxPartialMixin
from workplan.services import packs


class PackBuild(ManagedMeetingMixin, View):
    """Have the pack made; the answer is the page that shows how far it has come."""

    http_method_names = ["post"]

    def post(self, request, **kwargs):
        try:
            job = packs.request_pack(
                meeting=self.meeting,
                by=self.person,
                has_restricted=request.POST.get("state") == "restricted",
            )
        except Refused as error:
            messages.error(request, str(error))
            return redirect("workplan:agenda", self.board.slug, self.meeting.pk)
        return redirect(
            "workplan:pack_progress", self.board.slug, self.meeting.pk, job.pk
        )


class PackProgress(HtmxPartialMixin, ManagedMeetingMixin, DetailView):
    template_name = "workplan/pack_progress.html"
    htmx_partial = "progress"
    context_object_name = "job"
    pk_url_kwarg = "job_pk"

    def get_queryset(self):
        return self.board.jobs.filter(
            task=packs.BUILD, arguments__meeting=self.meeting.pk
        )

    def get_context_data(self, **kwargs):
        args = [self.board.slug, self.meeting.pk]
        pack = getattr(self.object, "meeting_pack", None)
        return super().get_context_data(**kwargs) | {
            "pack": pack,
            "poll_url": self.request.path,
            "retry_url": reverse("workplan:pack_build", args=args),
            "result_url": pack
            and reverse("workplan:pack_download", args=[*args, pack.pk]),
            "agenda_url": reverse("workplan:agenda", args=args),
        }


class PackDownload(MeetingMixin, View):
    permission_required = Permission.READ_RECORD
    meeting_kwarg = "meeting_pk"

    def get(self, request, **kwargs):
        visible = self.meeting.packs.visible_to(self.person).select_related("file")
        pack = get_object_or_404(visible, pk=kwargs["pk"])
        return as_attachment(pack.file, request)

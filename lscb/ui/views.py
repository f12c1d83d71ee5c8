from django.contrib import messages
from django.views.generic import TemplateView

from .gallery import specimens


class Gallery(TemplateView):
    """Every component once, for whoever builds a page. Only under DEBUG."""

    template_name = "ui/gallery.html"

    def get_context_data(self, **kwargs):
        messages.success(self.request, "Action 4.4 saved")
        return super().get_context_data(**kwargs) | specimens(self.request)

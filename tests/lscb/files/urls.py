"""One address that hands a file out, as a room does once it has decided who may read."""

from django.shortcuts import get_object_or_404
from django.urls import path

from lscb.files.models import File
from lscb.files.responses import as_attachment


def download(request, pk):
    return as_attachment(get_object_or_404(File, pk=pk), request)


urlpatterns = [path("file/<int:pk>", download)]

"""
Handing a file out. The view has decided already that this person may read it.

Always as an attachment and never inside a page, whatever it is: `nosniff` keeps a browser from
guessing another type, and the sandbox disarms it where a browser opens it all the same.
"""

import logging

from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags, quote_etag

logger = logging.getLogger(__name__)


def as_attachment(file, request):
    """
    The file as a download, or 304 when the browser has it.

    The browser asks again every time, so that a right that ended ends here too.
    """
    etag = quote_etag(file.sha256)
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if "*" in known or etag in {tag.removeprefix("W/") for tag in known}:
        return _guarded(HttpResponse(status=304), etag)
    try:
        content = file.path.open("rb")
    except FileNotFoundError:
        logger.error("File %s is missing from the store: %s", file.pk, file.stored_as)
        raise Http404("This file is missing from the store") from None
    response = FileResponse(
        content,
        as_attachment=True,
        filename=file.name,
        content_type=file.content_type,
    )
    return _guarded(response, etag)


def _guarded(response, etag):
    response.headers["ETag"] = etag
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["Cookie"])
    return response

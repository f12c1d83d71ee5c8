"""A browser as far as a proof needs one: cookies, hidden fields, forms sent as they were opened."""

import http.client
import re
from html import unescape
from urllib.parse import urlencode, urlsplit

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
AREA = re.compile(r'<textarea name="(\w+)"[^>]*>\n?([^<]*)</textarea>')
LINE = re.compile(r'<input type="text" name="(\w+)" value="([^"]*)"')


class Browser:
    def __init__(self, site, session):
        self.connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)
        self.cookies = {"sessionid": session}

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.connection.close()

    def ask(self, method, path, values=None):
        """The status and the text."""
        headers = {
            "Cookie": "; ".join(
                f"{name}={kept}" for name, kept in self.cookies.items()
            ),
            "HX-Request": "true",
        }
        body = None
        if values is not None:
            body = urlencode(values)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                key, _, kept = value.partition(";")[0].partition("=")
                self.cookies[key] = kept
        return response.status, response.read().decode()


def fields_of(page):
    """What the form in `page` would send as it stands, without its choices."""
    found = {}
    for pattern in (HIDDEN, AREA, LINE):
        found |= {name: unescape(value) for name, value in pattern.findall(page)}
    return found

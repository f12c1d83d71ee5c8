import uuid


class RequestIdMiddleware:
    """Give each request a name of its own, kept with every event it causes."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.request_id = uuid.uuid4().hex
        return self.get_response(request)

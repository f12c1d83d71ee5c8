from django.utils.cache import patch_vary_headers


class HtmxPartialMixin:
    """
    Give htmx one named partial of the template, and everyone else the whole page.

    htmx asks for the whole page again when it restores history it no longer has.
    """

    htmx_partial = None

    def get_template_names(self):
        htmx = self.request.htmx
        if htmx and not htmx.history_restore_request:
            return [f"{self.template_name}#{self.htmx_partial}"]
        return [self.template_name]

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        patch_vary_headers(response, ["HX-Request"])
        return response

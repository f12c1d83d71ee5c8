from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "lscb.links"

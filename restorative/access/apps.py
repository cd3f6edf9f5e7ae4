from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "restorative.access"

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The look: form pack, template tags, base forms."""

    name = "restorative.ui"
    label = "ui"

"""Sharing, staff side first; then the family's own pages."""

from django.urls import path

from families.sharing.views import staff

app_name = "sharing"
urlpatterns = [
    path("visits/<uuid:visit>/share/", staff.recipients, name="recipients"),
    path("visits/<uuid:visit>/share/<uuid:member>/", staff.compose, name="compose"),
    path("visits/<uuid:visit>/share/<uuid:member>/preview/", staff.preview, name="preview"),
    path("visits/<uuid:visit>/share/<uuid:member>/now/", staff.share_now, name="share_now"),
    path("versions/<uuid:version>/", staff.version, name="version"),
    path("versions/<uuid:version>/recall/", staff.version_recall, name="version_recall"),
    path("versions/<uuid:version>/pdf/", staff.version_pdf, name="version_pdf"),
]

"""The doors of the reading room."""

from django.urls import path

from restorative.reading import views

app_name = "audit"
urlpatterns = [
    path("", views.trail, name="trail"),
    path("families/<uuid:family>/", views.openers, name="openers"),
]

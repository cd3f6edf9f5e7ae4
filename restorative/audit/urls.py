"""The trail's one door."""

from django.urls import path

from restorative.audit import views

app_name = "audit"
urlpatterns = [path("", views.trail, name="trail")]

"""The administrator's doors."""

from django.urls import path

from restorative.staff import views

app_name = "staff"
urlpatterns = [
    path("", views.people, name="people"),
    path("new/", views.person_new, name="person_new"),
]

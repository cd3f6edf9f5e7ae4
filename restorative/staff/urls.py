"""The administrator's doors."""

from django.urls import path

from restorative.staff.views import lines, people, teams

app_name = "staff"
urlpatterns = [
    path("", people.people, name="people"),
    path("new/", people.person_new, name="person_new"),
    path("teams/", teams.teams, name="teams"),
    path("teams/new/", teams.team_new, name="team_new"),
    path("teams/<uuid:team>/", teams.team_edit, name="team_edit"),
    path("agencies/new/", teams.agency_new, name="agency_new"),
    path("agencies/<uuid:agency>/", teams.agency_edit, name="agency_edit"),
    path("lines/<uuid:line>/end/", lines.line_end, name="line_end"),
    path("<uuid:person>/", people.person, name="person"),
    path("<uuid:person>/edit/", people.person_edit, name="person_edit"),
    path("<uuid:person>/deactivate/", people.person_deactivate, name="person_deactivate"),
    path("<uuid:person>/activate/", people.person_activate, name="person_activate"),
    path("<uuid:person>/second-step/", people.person_reset, name="person_reset"),
    path("<uuid:person>/supervisor/", lines.line_new, name="line_new"),
]

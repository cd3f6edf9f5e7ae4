"""The doors of supervision."""

from django.urls import path

from supervision.views import decisions, papers, session, sessions, writing

app_name = "supervision"

session_urls = [
    path("", sessions.sessions, name="sessions"),
    path("sessions/new/", sessions.session_new, name="session_new"),
    path("sessions/<uuid:session>/move/", sessions.session_move, name="session_move"),
    path("sessions/<uuid:session>/cancel/", sessions.session_cancel, name="session_cancel"),
    path("people/<uuid:person>/agreement/", sessions.agreement_edit, name="agreement_edit"),
    path("sessions/<uuid:session>/", session.session, name="session"),
    path("sessions/<uuid:session>/prepare/", session.session_prepare, name="session_prepare"),
    path("sessions/<uuid:session>/reflection/", writing.reflection_edit, name="reflection_edit"),
    path("sessions/<uuid:session>/write/", writing.session_write, name="session_write"),
    path("sessions/<uuid:session>/review/", session.session_review, name="session_review"),
    path("sessions/<uuid:session>/answer/", session.session_answer, name="session_answer"),
    path("sessions/<uuid:session>/pdf/", papers.session_pdf, name="session_pdf"),
    path("sessions/<uuid:session>/personal/pdf/", papers.reflection_pdf, name="reflection_pdf"),
    path("discussions/<uuid:discussion>/edit/", writing.discussion_edit, name="discussion_edit"),
    path("actions/<uuid:action>/edit/", writing.action_edit, name="action_edit"),
]
decision_urls = [
    path("families/<uuid:family>/decisions/new/", decisions.decision_new, name="decision_new"),
    path("decisions/<uuid:decision>/", decisions.decision, name="decision"),
    path("escalations/<uuid:escalation>/", decisions.escalation, name="escalation"),
    path("escalations/<uuid:escalation>/decide/", decisions.escalation_decide, name="escalation_decide"),
]

urlpatterns = [*session_urls, *decision_urls]

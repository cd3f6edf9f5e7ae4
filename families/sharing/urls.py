"""Sharing, staff side first; then the family's own pages."""

from django.urls import path, register_converter

from families.sharing.subjects import SubjectConverter
from families.sharing.views import (
    approvals,
    breaches,
    confidences,
    doors,
    family,
    lending,
    messages,
    names,
    ratings,
    reading,
    several,
    staff,
    withholding,
    wrong_family,
)

register_converter(SubjectConverter, "subject")
app_name = "sharing"
urlpatterns = [
    path("<subject:kind>/<uuid:subject>/share/", staff.recipients, name="recipients"),
    path("<subject:kind>/<uuid:subject>/share/<uuid:member>/", staff.compose, name="compose"),
    path("<subject:kind>/<uuid:subject>/share/<uuid:member>/preview/", staff.preview, name="preview"),
    path("<subject:kind>/<uuid:subject>/share/<uuid:member>/now/", staff.share_now, name="share_now"),
    path("<subject:kind>/<uuid:subject>/share/<uuid:member>/ask/", approvals.ask_first, name="ask_first"),
    path(
        "<subject:kind>/<uuid:subject>/share/<uuid:member>/withhold/<uuid:piece>/",
        withholding.withhold,
        name="withhold",
    ),
    path("withholdings/<uuid:withholding>/", withholding.withholding, name="withholding"),
    path(
        "withholdings/<uuid:withholding>/decide/", withholding.withholding_decide, name="withholding_decide"
    ),
    path(
        "withholdings/<uuid:withholding>/review/", withholding.withholding_review, name="withholding_review"
    ),
    path(
        "withholdings/<uuid:withholding>/withdraw/",
        withholding.withholding_withdraw,
        name="withholding_withdraw",
    ),
    path("requests/<uuid:asked>/", approvals.share_request, name="share_request"),
    path("families/<uuid:family>/harm/", approvals.harm_answers, name="harm_answers"),
    path("families/<uuid:family>/share/", several.several_who, name="several_who"),
    path("families/<uuid:family>/share/<uuid:member>/", several.several, name="several"),
    path(
        "families/<uuid:family>/share/<uuid:member>/choices/", several.several_compose, name="several_compose"
    ),
    path(
        "families/<uuid:family>/share/<uuid:member>/preview/", several.several_preview, name="several_preview"
    ),
    path("families/<uuid:family>/share/<uuid:member>/now/", several.several_now, name="several_now"),
    path("versions/<uuid:version>/", staff.version, name="version"),
    path("versions/<uuid:version>/read-aloud/", reading.read_aloud, name="read_aloud"),
    path("versions/<uuid:version>/recall/", staff.version_recall, name="version_recall"),
    path("versions/<uuid:version>/pdf/", staff.version_pdf, name="version_pdf"),
    path("versions/<uuid:version>/files/<uuid:file>/", staff.version_file, name="version_file"),
    path("versions/<uuid:version>/unhide/", staff.version_unhide, name="version_unhide"),
    path("versions/<uuid:version>/lend/", lending.lend, name="lend"),
    path("visits/<uuid:visit>/confidence/", confidences.confidence_new, name="confidence_new"),
    path("confidences/<uuid:confidence>/", confidences.confidence, name="confidence"),
    path("members/<uuid:member>/shares/", confidences.share_recheck, name="share_recheck"),
    path("families/<uuid:family>/breaches/new/", breaches.breach_new, name="breach_new"),
    path("breaches/", breaches.breaches, name="breaches"),
    path("breaches/<uuid:breach>/", breaches.breach, name="breach"),
    path("breaches/<uuid:breach>/edit/", breaches.breach_edit, name="breach_edit"),
    path("breaches/<uuid:breach>/told/", breaches.breach_told, name="breach_told"),
    path("breaches/<uuid:breach>/report/", breaches.breach_report, name="breach_report"),
    path("breaches/<uuid:breach>/close/", breaches.breach_close, name="breach_close"),
    path("visits/<uuid:visit>/wrong-family/", wrong_family.wrong_family_new, name="wrong_family_new"),
    path("wrong-family/<uuid:wrong_family>/", wrong_family.wrong_family, name="wrong_family"),
    path("messages/<uuid:message>/", messages.message, name="message"),
    path("members/<uuid:member>/names/", names.names_edit, name="names_edit"),
    path("members/<uuid:member>/invite/", doors.invite, name="invite"),
    path("i/<str:link>/", doors.enter, name="enter"),
    path("i/<str:link>/fresh/", doors.fresh_code, name="fresh_code"),
    path("leave", doors.leave, name="leave"),
    path("my/", family.my_home, name="my_home"),
    path("my/choose/", doors.my_choose, name="my_choose"),
    path("my/tell/", messages.my_tell, name="my_tell"),
    path("my/told/", messages.my_told, name="my_told"),
    path("my/hand-back/", lending.hand_back, name="hand_back"),
    path("my/<uuid:version>/", family.my_safe, name="my_safe"),
    path("my/<uuid:version>/read/", family.my_version, name="my_version"),
    path("my/<uuid:version>/answer/", family.my_answer, name="my_answer"),
    path("my/<uuid:version>/comment/<uuid:block>/", family.my_comment, name="my_comment"),
    path("my/<uuid:version>/files/<uuid:file>/", family.my_file, name="my_file"),
    path("my/<uuid:version>/rating/", ratings.my_rating, name="my_rating"),
    path("my/<uuid:version>/hide/", family.my_hide, name="my_hide"),
    path("my/<uuid:version>/pdf/", family.my_pdf, name="my_pdf"),
]

"""A library's line in Django, in one file: GET at first, TwiML as text/html, an empty Redirect on silence.

Its fault: who stays silent goes round for ever, since the empty Redirect asks the same page again.
"""

from __future__ import annotations

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

if not settings.configured:
    settings.configure(
        ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="a key", MIDDLEWARE=[], DEBUG=False
    )
    django.setup()


def start(request: HttpRequest) -> HttpResponse:
    """Greet; the visit is counted in a cookie."""
    visits = int(request.COOKIES.get("visits", "0")) + 1
    answer = HttpResponse(
        f"<?xml version='1.0' encoding='UTF-8'?><Response><Gather numDigits='1' action='menu/'>"
        f"<Say language='en-GB'>City Library, visit {visits}. To renew a loan, press 1. "
        f"For opening hours, press 2.</Say></Gather><Redirect/></Response>"
    )
    answer.set_cookie("visits", str(visits))
    return answer


def menu(request: HttpRequest) -> HttpResponse:
    """Go where the key leads; any other key begins again."""
    if request.POST.get("Digits") == "1":
        return HttpResponseRedirect("/library/renewed/?from=menu")
    if request.POST.get("Digits") == "2":
        return HttpResponse("<Response><Say>We are open from nine to six.</Say><Hangup/></Response>")
    return HttpResponse("<Response><Redirect method='GET'>../</Redirect></Response>")


def renewed(request: HttpRequest) -> HttpResponse:
    """Say that it is done."""
    return HttpResponse(
        f"<Response><Say>Renewed, from the {request.GET['from']}. Goodbye.</Say></Response>", "text/xml"
    )


urlpatterns = [
    path("library/", start),
    path("library/menu/", menu),
    path("library/renewed/", renewed),
]
app = WSGIHandler()

"""Which pages a server shows, and what all of them share.

It is `Settings.pages` that names them: all in development, none on the port that Twilio asks
unless `IVR_PAGES` names them.
"""

from __future__ import annotations

from flask import Blueprint, Flask, redirect, request

from webhooks.pages import drawing, errors, language, packing, shield
from webhooks.pages.console import console
from webhooks.pages.desk import desk
from webhooks.pages.flows import flows
from webhooks.pages.phone import phone, serve_phone
from webhooks.pages.signing import signing
from webhooks.settings import Settings


def serve_pages(app: Flask, settings: Settings) -> None:
    """Add the pages that `settings` name to `app`, all under one shield.

    Every page is a blueprint of its own, nested in one that guards, words and dresses them all, so a
    new page has the headers, the refusal of foreign requests and the layout by being registered here.
    """
    pages = Blueprint(
        "pages", __name__, static_folder="static", static_url_path="/static", template_folder="templates"
    )
    language.add_to(pages)
    shield.add_to(pages, settings)
    packing.add_to(pages)
    drawing.add_style_to(pages)
    errors.add_to(pages)
    app.jinja_env.globals["shown_pages"] = settings.pages
    blueprints = {"phone": phone, "flows": flows, "console": console, "desk": desk}
    for name in settings.pages:
        pages.register_blueprint(blueprints[name])
    if {"console", "desk"} & set(settings.pages):
        pages.register_blueprint(signing)
    if "phone" in settings.pages:
        serve_phone(app, settings)
    pages.add_url_rule("/", "home", lambda: redirect(f"{request.script_root}/{settings.pages[0]}"))
    app.register_blueprint(pages)

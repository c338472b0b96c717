"""Signing in and out, and the guard of pages that only some may see."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, g, redirect, render_template, request, session
from werkzeug.wrappers import Response as Redirect

from ivr.store import users
from ivr.store.database import Store
from webhooks.pages.times import now

signing = Blueprint("signing", __name__)

HOME = {"console": "/console", "agent": "/desk"}
SESSION_S = 12 * 3600


def store() -> Store:
    """Give the store that the app works with."""
    opened: Store = current_app.extensions["ivr_store"]
    return opened


def let_in_only(pages: Blueprint, role: str) -> None:
    """Let only users of a role see what `pages` serves; `g.user` is who looks.

    Who is not signed in is led to the door. The user is looked up at each request, so one who was removed, or
    has another password since, is out at once.
    """

    @pages.before_request
    def guard() -> Redirect | None:
        name = session.get("user")
        if name is not None and session.get("until_s", 0) > now().timestamp():
            with store().read() as connection:
                found = users.find(connection, name)
            g.user = found if found and found.seal == session.get("seal") else None
            if g.user is not None and g.user.role == role:
                return None
            if g.user is not None:
                abort(403, f"this page is for the role {role}")
        session.clear()
        return redirect(f"/sign-in?to={request.path}" if request.method == "GET" else "/sign-in")


@signing.get("/sign-in")
def door() -> str:
    """Ask for name and password."""
    return render_template("sign-in.html", refused=False)


@signing.post("/sign-in")
def sign_in() -> Redirect | tuple[str, int]:
    """Let in who has the right password; a wrong one, a wrong name and a lock sound the same."""
    name, password = request.form.get("name", "")[:64], request.form.get("password", "")[:256]
    user = users.sign_in(store(), name, password, request.remote_addr or "", now())
    if user is None:
        return render_template("sign-in.html", refused=True), 403
    session.clear()
    session.update(user=user.name, seal=user.seal, until_s=now().timestamp() + SESSION_S)
    wanted = request.args.get("to", "")
    home = HOME[user.role]
    return redirect(wanted if wanted.startswith(f"{home}/") else home, 303)


@signing.post("/sign-out")
def sign_out() -> Response | Redirect:
    """Let go."""
    session.clear()
    return redirect("/sign-in", 303)

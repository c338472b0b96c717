"""Signing in and out, and the guard of pages that only some may see."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from ivr.store import sessions
from ivr.store.database import Store
from webhooks.pages.times import now

signing = Blueprint("signing", __name__)

HOME = {"console": "/console", "agent": "/desk"}
COOKIE = "ivr_session"


def store() -> Store:
    """Give the store that the app works with."""
    opened: Store = current_app.extensions["ivr_store"]
    return opened


def let_in_only(pages: Blueprint, role: str) -> None:
    """Let only users of a role see what `pages` serves; `g.user` is who looks.

    Who is not signed in is led to the door. The session is looked up at each request, so one who signed out,
    was removed, or has another password since, is out at once, on every server.
    """

    @pages.before_request
    def guard() -> Redirect | None:
        with store().read() as connection:
            g.user = sessions.find(connection, request.cookies.get(COOKIE, ""), now())
        if g.user is None:
            wanted = {"to": request.full_path.rstrip("?")} if request.method == "GET" else {}
            return redirect(f"{url_for('pages.signing.door')}?{urlencode(wanted)}".rstrip("?"))
        if g.user.role != role:
            abort(403)
        return None


@signing.get("/sign-in")
def door() -> str:
    """Ask for name and password."""
    return render_template("sign-in.html", refused=False)


@signing.post("/sign-in")
def sign_in() -> Redirect | tuple[str, int]:
    """Let in who has the right password; a wrong one, a wrong name and a lock sound the same."""
    name, password = request.form.get("name", "")[:64], request.form.get("password", "")[:256]
    let_in = sessions.sign_in(store(), name, password, request.remote_addr or "", now())
    if let_in is None:
        return render_template("sign-in.html", refused=True), 403
    user, token = let_in
    wanted, home = request.args.get("to", ""), HOME[user.role]
    inside = wanted if wanted.startswith((f"{home}/", f"{home}?")) else home
    answer = redirect(request.script_root + inside, 303)
    is_secure = not current_app.extensions["ivr"].settings.development
    answer.set_cookie(COOKIE, token, httponly=True, samesite="Lax", secure=is_secure)
    return answer


@signing.post("/sign-out")
def sign_out() -> Redirect:
    """End the session, wherever its cookie may have been copied to."""
    with store().write() as connection:
        sessions.end(connection, request.cookies.get(COOKIE, ""))
    answer = redirect(url_for("pages.signing.door"), 303)
    answer.delete_cookie(COOKIE)
    return answer

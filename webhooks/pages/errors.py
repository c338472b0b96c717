"""What a person sees when something is wrong: the error in their language, in the layout of all pages."""

from __future__ import annotations

from typing import NoReturn

from flask import Blueprint, abort, render_template
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

KINDS = (400, 403, 404, 409, 413, 500)
"""The statuses that have words of their own; others are told as the 400 or the 500 of their hundred."""
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


def add_to(pages: Blueprint) -> None:
    """Show errors of `pages` as pages, and so every address that leads nowhere else."""
    pages.register_error_handler(HTTPException, _show)
    pages.add_url_rule("/<path:_rest>", "nowhere", _nowhere, methods=METHODS)


def _nowhere(_rest: str) -> NoReturn:
    abort(404)


def _show(error: HTTPException) -> Response | tuple[str, int]:
    """Tell what kind of error it is; our own sentence about it follows where there is one."""
    status = error.code or 500
    if error.response is not None or status < 400:
        return error.get_response()
    kind = status if status in KINDS else status // 100 * 100
    told = "" if error.description == type(error).description else error.description
    return render_template("error.html", kind=kind, status=status, told=told), status

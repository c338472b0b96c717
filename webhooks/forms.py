"""Read what somebody filled in, and say what is wrong with it, before anything is done with it."""

from __future__ import annotations

from collections.abc import Sequence

from werkzeug.datastructures import FileStorage, MultiDict

from ivr.store.page import FILE_TYPES, MAX_FILE_BYTES, Field, Form, Refused, Upload

FORM_BYTES = 64 * 1024
"""What a form may hold beside its files."""


def max_bytes(fields: Sequence[Field]) -> int:
    """Give how many bytes a form with these fields may have."""
    files = sum(field.most for field in fields if field.kind == "files")
    return FORM_BYTES + files * MAX_FILE_BYTES


def read_form(
    fields: Sequence[Field], texts: MultiDict[str, str], files: MultiDict[str, FileStorage]
) -> Form | Refused:
    """Take the fields that are asked for, or tell the first thing that is wrong, in our own messages.

    A file is what its first bytes say, whatever its name or its sender's browser says.
    """
    form_texts: dict[str, str] = {}
    form_files: dict[str, Sequence[Upload]] = {}
    for field in fields:
        if field.kind == "files":
            uploads = _files(field, files.getlist(field.name))
            if isinstance(uploads, Refused):
                return uploads
            form_files[field.name] = uploads
            continue
        given = texts.get(field.name, "")
        text = given if field.kind == "password" else given.strip()
        if field.required and not text:
            return Refused("link-missing", field.name)
        if len(text) > field.most or "\0" in text:
            return Refused("link-too-long", field.name, {"most": field.most})
        if field.kind == "choice" and text and text not in field.choices:
            return Refused("link-missing", field.name)
        form_texts[field.name] = text
    return Form(form_texts, form_files)


def _files(field: Field, given: Sequence[FileStorage]) -> Sequence[Upload] | Refused:
    sent = [each for each in given if each.filename]
    if field.required and not sent:
        return Refused("link-no-file", field.name)
    if len(sent) > field.most:
        return Refused("link-too-many", field.name, {"most": field.most})
    uploads = []
    for each in sent:
        content = each.stream.read(MAX_FILE_BYTES + 1)
        if len(content) > MAX_FILE_BYTES:
            return Refused("link-too-large", field.name)
        media_type = next((name for name, begins in FILE_TYPES.items() if content.startswith(begins)), None)
        if media_type is None:
            return Refused("link-wrong-type", field.name)
        uploads.append(Upload(_plain_name(each.filename or ""), media_type, content))
    return uploads


def _plain_name(name: str) -> str:
    """Take the last part of a file's name, without what is no character; it is shown, never opened."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(each for each in last if each.isprintable())[:100]

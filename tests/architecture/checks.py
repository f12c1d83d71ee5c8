"""
What must hold of every address of a board. Each check returns the problems it found, in words.

They are told apart from the tests so that the tests can also be shown to find a hole.
"""

from django.core.exceptions import ValidationError
from django.forms import ModelChoiceField, ModelMultipleChoiceField
from django.urls import resolve

from boards.models import Role
from boards.permissions import ROLE_PERMISSIONS, Permission

from .addresses import ARGUMENTS, BOARD, NAMES_NO_ROW
from .asking import ask, path_of
from .planting import board_of

ANSWERED = {200, 302, 409, 422}
REFUSED = {403}
HIDDEN = {404}
REFUSED_OR_HIDDEN = REFUSED | HIDDEN
# Names that buttons without a form send.
BUTTONS = ("version", "to", "state", "direction", "challenge", "group")
GARBAGE = ("☃", "9" * 30, "\x00", "-1")
# Roles that come to read. Whatever they send, nothing is written.
READERS = {
    role
    for role, permissions in ROLE_PERMISSIONS.items()
    if permissions
    <= {
        Permission.ENTER_BOARD,
        Permission.READ_RECORD,
        Permission.READ_SECTION_11,
        Permission.READ_HISTORY,
    }
}


def may(role, permission):
    return permission in ROLE_PERMISSIONS[role]


def permission_of(address):
    return BOARD[address.name][0]


def scope_of(address):
    return BOARD[address.name][1]


def arguments_of(address, side):
    return ARGUMENTS.get(address.name, lambda side: {})(side)


def path_at(address, side, arguments=None):
    if arguments is None:
        arguments = arguments_of(address, side)
    return path_of(address, side.board.slug, arguments)


def asked(client, path, bodies=({},), headers=None):
    """
    Answers to GET and to POST with each body, each with a word for what was asked.

    Only what the view has a method for: the rest is answered 405, whatever the address names.
    """
    view = resolve(path).func.view_class
    if hasattr(view, "get") and "get" in view.http_method_names:
        yield "GET", ask(client, "get", path, headers=headers)
    if hasattr(view, "post") and "post" in view.http_method_names:
        for body in bodies:
            sent = next(iter(body.values()), "nothing")
            yield f"POST {sent!r:.12}", ask(client, "post", path, body, headers)


def garbage_for(client, path):
    """
    One body for each kind of garbage, under every name that a form or a button there sends.

    Not for a choice of several rows: Django's own field fails on a number too large.
    """
    names = set(BUTTONS)
    for form in ask(client, "get", path).forms:
        for name, chooser in form.fields.items():
            if not isinstance(chooser, ModelMultipleChoiceField):
                names.add(name)
    return [dict.fromkeys(names, value) for value in GARBAGE]


def told(who, deed, answer, wanted):
    words = "/".join(map(str, sorted(wanted)))
    return f"{who} {deed}: {answer}, expected {words}"


def unlike(who, path, wanted, bodies=({},), headers=None):
    """Problems where the status is not among those wanted, or a refusal wrote something."""
    for deed, answer in asked(who.client, path, bodies, headers):
        is_wrong = answer.status not in wanted or answer.is_way_to_sign_in
        is_write_refused = answer.status >= 400 and answer.writes
        is_write_reading = answer.writes and (deed == "GET" or who.role in READERS)
        if is_wrong or is_write_refused or is_write_reading:
            yield told(who.role, deed, answer, wanted)


def wrong_by_role(world, address):
    """Each of the ten roles is answered if the table lets it in, and refused otherwise."""
    path = path_at(address, world.here)
    for role, who in world.people.items():
        wanted = ANSWERED if may(role, permission_of(address)) else REFUSED
        yield from unlike(who, path, wanted, [{}, {"version": "1"}])


def wrong_with_garbage(world, address):
    """Whatever is sent, somebody who may is told what is wrong with it."""
    path = path_at(address, world.here)
    who = next(
        who for role, who in world.people.items() if may(role, permission_of(address))
    )
    yield from unlike(who, path, ANSWERED, garbage_for(who.client, path))


def wrong_with_htmx(world, address):
    who = world.people[Role.BUSINESS_MANAGER]
    wanted = ANSWERED if may(who.role, permission_of(address)) else REFUSED
    path = path_at(address, world.here)
    yield from unlike(who, path, wanted, headers={"HX-Request": "true"})


def wrong_for_outsiders(world, address):
    """No role here is a 404, so that nobody learns what exists; a stranger is asked to sign in."""
    path = path_at(address, world.here)
    outsider = world.their_manager
    yield from unlike(outsider, path, HIDDEN)
    nowhere = path_of(address, "no-such-board", arguments_of(address, world.here))
    yield from unlike(world.people[Role.BUSINESS_MANAGER], nowhere, HIDDEN)
    for deed, answer in asked(world.stranger, path):
        if not answer.is_way_to_sign_in or answer.writes:
            yield told("stranger", deed, answer, {302})


def wrong_where_roles_meet(world, address):
    """An observer here who manages another board is an observer here."""
    who = world.observer_here_manager_there
    is_read = may(Role.OBSERVER, permission_of(address))
    yield from unlike(
        who, path_at(address, world.here), ANSWERED if is_read else REFUSED
    )


def one_exchanged(ours, theirs):
    """Our arguments with one of theirs in place of ours, in every way there is, and all theirs."""
    different = [name for name in ours if ours[name] != theirs[name]]
    for name in different:
        yield ours | {name: theirs[name]}
    if len(different) > 1:
        yield theirs


def wrong_with_foreign_rows(world, address):
    """Another board's row is not found through our address, not even half of the way to it."""
    ours, theirs = (arguments_of(address, side) for side in (world.here, world.there))
    exchanged = list(one_exchanged(ours, theirs))
    if ours and not exchanged and address.name not in NAMES_NO_ROW:
        yield "The two boards have the same arguments: nothing was tried"
    whoever_may = world.people[Role.BUSINESS_MANAGER]
    for arguments in exchanged:
        path = path_at(address, world.here, arguments)
        for problem in unlike(whoever_may, path, HIDDEN):
            yield f"{arguments}: {problem}"


def wrong_with_numbers(world, address):
    """A number too large for any row is not found, like any other."""
    ours = arguments_of(address, world.here)
    for name in ours:
        if isinstance(ours[name], int) and name != "year":
            path = path_at(address, world.here, ours | {name: 10**20})
            yield from unlike(world.people[Role.BUSINESS_MANAGER], path, HIDDEN)


def wrong_with(world, address, side, may_read, *, people=None, otherwise=HIDDEN):
    """
    `side` has rows in place of ours that only some may read (`may_read(role)`).

    Those are answered as ever. For the others it is as if the row did not exist, also when
    it is half of an address; without the permission at all, 403 is right too.
    """
    base, arguments = (arguments_of(address, each) for each in (world.here, side))
    for role, who in (people or world.people).items():
        is_in = may(role, permission_of(address))
        for changed in one_exchanged(base, arguments):
            path = path_at(address, world.here, changed)
            if not is_in:
                yield from unlike(who, path, REFUSED_OR_HIDDEN)
            elif not may_read(role):
                yield from unlike(who, path, otherwise)
            elif changed == arguments:
                yield from unlike(who, path, ANSWERED)
            else:  # rows that do not belong together
                yield from unlike(who, path, HIDDEN)


def foreign_choices(world, address):
    """(field, whether a row of the other board is taken) for every choice of rows on the page."""
    who = world.people[Role.BUSINESS_MANAGER]
    path = path_at(address, world.here)
    for form in ask(who.client, "get", path).forms:
        for name, chooser in form.fields.items():
            if isinstance(chooser, ModelChoiceField):
                yield name, is_foreign_taken(world, who, path, form, name)


def row_of_theirs(world, model):
    """A row of the other board's; of what belongs to no board, the person who manages it."""
    if isinstance(world.their_manager.user, model):
        return world.their_manager.user
    rows = model._default_manager.all()
    return next(row for row in rows if board_of(row) == world.there.board)


def is_foreign_taken(world, who, path, form, name):
    chooser = form.fields[name]
    key = row_of_theirs(world, chooser.queryset.model).pk
    is_many = isinstance(chooser, ModelMultipleChoiceField)
    try:
        chooser.clean([key] if is_many else key)
    except ValidationError:
        answer = ask(who.client, "post", path, {form.add_prefix(name): key})
        return bool(answer.writes)
    return True

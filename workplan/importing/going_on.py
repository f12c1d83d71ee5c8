"""Adding the words of a row to the heading or the action that it goes on from. Pure."""

from .cells import joined, text_and_steps
from .entries import ActionRead, Entry
from .headings import values_of
from .rows import BULLET_TYPED

OF_HEADING = ("outcomes", "links_text", "statement")


def heading_goes_on(heading: Entry, priority: Entry | None, values: dict[str, str]):
    """`heading.words` has the new words already. What only a priority has goes to that."""
    if "text" in values and not heading.is_corrected:
        is_sub_theme = heading.kind == "sub_theme"
        heading.values |= values_of(heading.words, is_sub_theme=is_sub_theme)
    _add_lines(heading if heading.kind == "priority" else priority, values)


def action_goes_on(action: ActionRead, values: dict[str, str]):
    held = action.values
    for name, text in values.items():
        if name == "text":
            _text_goes_on(held, text)
        elif name in held and name != "code":
            held[name] = joined(held[name], text)
    _add_lines(action.priority, values)


def _add_lines(priority, values):
    for name in OF_HEADING:
        if priority is not None and values.get(name):
            before = priority.value(name)
            words = values[name]
            priority.values[name] = f"{before}\n{words}" if before else words


def _text_goes_on(held, text):
    words, steps = text_and_steps(text)
    is_bullet = BULLET_TYPED.match(text)
    if held["steps"] and (is_bullet or text[:1].islower()):
        joint = "\n" if is_bullet else " "
        held["steps"] = f"{held['steps']}{joint}{words}"
    elif is_bullet:
        held["steps"] = words
    else:
        held["text"] = joined(held["text"], words)
    if steps:
        held["steps"] = "\n".join(filter(None, [held["steps"], steps]))

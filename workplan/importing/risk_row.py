"""What one row of an uploaded risk register says, thing by thing. Pure."""

import re

from workplan.scoring import IMPACTS, LIKELIHOODS

from . import risk_cells as cells
from .people import TAKE_OUT, seems_to_hold_a_birth
from .risk_columns import TITLES

LONGEST = {"reference": 20, "category": 60, "owner_text": 200}
LABELS = {"reference": "Ref", "category": "Category", "owner_text": "Owner with agency"}
LONGEST_TITLE = 200
MARK = re.compile(r" \((restricted|closed|restricted, closed)\)$")
RATINGS = {"": "rating", "inherent": "inherent rating", "target": "target rating"}
KEPT_AS = "Taken in with the register, which does not say why"


class AskedRow:
    """One row, asked for each thing in turn; what is doubtful or wrong is gathered."""

    def __init__(self, told, known, agencies):
        self.told, self.known, self.agencies = told, known, agencies
        self.doubts, self.problems = [], []

    def values(self):
        told = self._told
        title, cause = self._title()
        owner, agency = self._owner()
        chosen, others = self._priorities()
        likelihood, impact, is_illustrative = self._rating("")
        day, doubt = cells.day_of(told("next_review"))
        if doubt:
            self.doubts.append(doubt)
        values = {
            "reference": " ".join(told("reference").split()),
            "title": title,
            "cause": cause,
            "consequence": "\n".join(filter(None, [told("consequence"), others])),
            "category": " ".join(told("category").split()),
            "owner_text": owner,
            "lead_agency": agency,
            "treatment": self._treatment(),
            "existing_controls": self._controls(),
            "next_review_on": day,
            "priorities": chosen,
            "likelihood": likelihood,
            "impact": impact,
            "is_illustrative": is_illustrative,
            "inherent": self._rating("inherent")[:2],
            "target": self._rating("target")[:2],
            "rationale": told("rationale") or KEPT_AS,
        }
        for name, most in LONGEST.items():
            if len(values[name]) > most:
                self.problems.append(f"{LABELS[name]} has more than {most} characters")
        if any(map(seems_to_hold_a_birth, self.told.values())):
            self.doubts.append(TAKE_OUT)
        return values

    def _told(self, name):
        return self.told.get(name, "")

    def _title(self):
        """The title, and the cause with whatever words have no other place."""
        title, event, cause = map(self._told, ("title", "event", "cause"))
        if mark := MARK.search(title):
            if "restricted" in mark[1]:
                why = "It is marked as restricted: raise it by hand and restrict it, or everybody reads it"
            else:
                why = "It is marked as closed: an import makes open risks"
            self.problems.append(why)
        more = []
        if not title:
            title = event
        elif event and event != title:
            more.append(event)
            self.doubts.append(
                "What could happen is kept at the beginning of the cause"
            )
        if not title:
            self.problems.append("It does not say what the risk is")
        if len(title) > LONGEST_TITLE:
            more.insert(0, title)
            title = cells.shortened(title, LONGEST_TITLE)
            self.doubts.append(
                "Longer than a title may be: the whole of it is kept at the beginning of the cause"
            )
        return title.replace("\n", " "), "\n\n".join(filter(None, [*more, cause]))

    def _owner(self):
        """The owner in words and the agency by its present name; one not known stays words."""
        owner = " ".join(self._told("owner").split())
        typed = " ".join(self._told("agency").split())
        agency = self.agencies.get(typed.casefold(), "")
        if typed and not agency:
            self.doubts.append(
                f"“{typed}” is no agency of the board: kept with the owner"
            )
            owner = ", ".join(filter(None, [owner, typed]))
        elif agency.casefold() != typed.casefold():
            self.doubts.append(f"{typed} is called {agency} now: taken as that agency")
        if "agency" not in self.told and owner:
            post, _, last = owner.rpartition(", ")
            if last.casefold() in self.agencies:
                agency = self.agencies[last.casefold()]
                self.doubts.append(f"Led by {agency}, going by its owner")
                owner = post
        return owner, agency

    def _priorities(self):
        """The keys of those known, and a line with the others as they stand."""
        found, others = [], []
        for line in self._told("priorities").split("\n"):
            for typed in [line] if self._priority(line) else line.split(";"):
                key = self._priority(typed)
                if key:
                    found.append(key)
                elif typed.strip():
                    others.append(typed.strip())
        if not others:
            return found, ""
        named = "; ".join(others)
        self.doubts.append(
            f"“{named}” is no priority of a plan in force: kept with the consequence"
        )
        return found, f"Priority: {named}"

    def _priority(self, typed):
        """By its number and title, by either alone, or by its title under another number."""
        words = " ".join(typed.split()).casefold()
        title = words.partition(". ")[2]
        known = self.known.priorities
        return known.get(words) or known.get(title)

    def _treatment(self):
        try:
            return cells.treatment_of(self._told("treatment")) or "reduce"
        except ValueError as error:
            self.doubts.append(str(error))
            return "reduce"

    def _controls(self):
        controls, mitigations = self._told("controls"), self._told("mitigations")
        if not mitigations:
            return controls
        self.doubts.append(
            "Its mitigations are kept with the controls: link actions to the risk afterwards"
        )
        return "\n\n".join(filter(None, [controls, f"Mitigations: {mitigations}"]))

    def _rating(self, kind):
        """Likelihood and impact, each None where not given, and whether it was made up."""
        before, wrong_so_far = f"{kind}_" if kind else "", len(self.problems)
        levels = {
            "likelihood": self._level(f"{before}likelihood", LIKELIHOODS),
            "impact": self._level(f"{before}impact", IMPACTS),
        }
        said = [
            cells.rated_in(self._told(name))
            for name in (("score", "rating") if not kind else (kind,))
        ]
        for each in said:
            self._add_pair(levels, each, RATINGS[kind])
        is_illustrative = any(each.is_illustrative for each in said)
        likelihood, impact = levels["likelihood"], levels["impact"]
        is_asked = any((likelihood, impact, *(each.score for each in said)))
        words = {each.words for each in said} - {"", "open"}
        if not kind and "closed" in words:
            self.problems.append("It is marked as closed: an import makes open risks")
        elif likelihood and impact:
            self._check_rating(likelihood, impact, said, RATINGS[kind])
        elif is_asked and len(self.problems) == wrong_so_far:
            missing = [name for name, level in levels.items() if not level]
            self.problems.append(
                f"Its {RATINGS[kind]} has no {' and no '.join(missing)}"
            )
        elif not kind and words <= {"not rated"} and len(self.problems) == wrong_so_far:
            self.doubts.append("No rating: it comes into the register unrated")
        elif not kind and len(self.problems) == wrong_so_far:
            self.problems.append("Its rating has no likelihood and no impact")
        elif words and not is_asked:
            told = self._told(kind)
            self.doubts.append(f"“{told}” alone is no {RATINGS[kind]}: not stored")
        return likelihood, impact, is_illustrative

    def _level(self, name, words):
        try:
            return cells.level_of(self._told(name), words, self.known.matrix)
        except ValueError as error:
            self.problems.append(f"{TITLES[name]}: {error}")
            return None

    def _add_pair(self, levels, said, of):
        """A rating written as "4 x 3", where the columns do not say it."""
        pair = {"likelihood": said.likelihood, "impact": said.impact}
        if not all(pair.values()):
            return
        if not self.known.matrix.holds(*pair.values()):
            self.problems.append(
                f"Its {of} of {said.likelihood} × {said.impact} is not on this board’s matrix"
                f" of 1 to {self.known.matrix.size}"
            )
            return
        if any(levels[name] not in (None, level) for name, level in pair.items()):
            self.doubts.append(
                f"Its {of} says {said.likelihood} × {said.impact}: likelihood and impact"
                " are taken from their own columns"
            )
        for name, level in pair.items():
            levels[name] = levels[name] or level

    def _check_rating(self, likelihood, impact, said, of):
        score = likelihood * impact
        band = self.known.matrix.band_for(score)
        for each in said:
            if each.score not in (None, score):
                self.doubts.append(
                    f"Its {of} says {each.score}, but {likelihood} × {impact} is {score}"
                )
            words = each.words
            if words not in ("", "open") and cells.band_contradicts(words, band):
                self.doubts.append(
                    f"Its {of} says {words}, but {score} is {band.words} on this board’s matrix"
                )

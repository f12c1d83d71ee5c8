"""The likelihood x impact grid of a register, ready for the heat map component. Pure."""

from workplan.scoring import IMPACTS, LIKELIHOODS, level_words


def heat_map(matrix, counts, *, current=None, address):
    """
    `counts`: number of risks by (likelihood, impact). `current`: the cell that filters the
    table now. `address(likelihood, impact)` is where a cell with risks leads.
    """
    rows = []
    likelihoods = level_words(matrix, LIKELIHOODS)
    for likelihood in reversed(matrix.levels):
        cells = []
        for impact in matrix.levels:
            score = likelihood * impact
            band = matrix.band_for(score)
            count = counts.get((likelihood, impact), 0)
            cells.append(
                {
                    "score": score,
                    "variant": band.rag,
                    "band": band.words,
                    "count": count,
                    "url": address(likelihood, impact) if count else "",
                    "is_current": (likelihood, impact) == current,
                }
            )
        rows.append({"label": likelihoods[likelihood - 1], "cells": cells})
    return {"impacts": level_words(matrix, IMPACTS), "rows": rows}

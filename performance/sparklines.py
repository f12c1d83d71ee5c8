"""A line the size of a word: how a figure moved over the years. Pure. Stops at gaps."""

from base64 import b64encode

WIDTH, HEIGHT, EDGE = 96, 24, 4


def sparkline(track) -> str:
    """An address that holds the picture itself; empty when there is nothing to join."""
    values = [float(value) for value in track if value is not None]
    if len(values) < 2:
        return ""
    low, high = min(values), max(values)
    step = (WIDTH - 2 * EDGE) / (len(track) - 1)

    def at(position, value):
        share = (float(value) - low) / (high - low) if high > low else 0.5
        x = EDGE + position * step
        return f"{x:.1f},{HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE):.1f}"

    points = [
        value is not None and at(position, value)
        for position, value in enumerate(track)
    ]
    lines = "".join(
        f'<polyline points="{start} {end}"/>'
        for start, end in zip(points, points[1:], strict=False)
        if start and end
    )
    dots = "".join(
        '<circle cx="{}" cy="{}" r="2.5"/>'.format(*point.split(","))
        for point in points
        if point
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<g fill="none" stroke="#12436d" stroke-width="2">{lines}</g>'
        f'<g fill="#12436d">{dots}</g></svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"

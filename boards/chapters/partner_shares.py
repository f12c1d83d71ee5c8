from boards import fund_record
from boards.money import in_figures
from boards.years import year_in_words
from lscb.documents.blocks import Figure, Table, number
from lscb.documents.charts import NOT_PUBLISHED, Bars, Gap, Series

NOT_RECORDED = Gap(NOT_PUBLISHED.marker, "not recorded")


def partner_shares(*, board, year, reader):
    """What each partner contributed to all funds, its share, and the change on the year before."""
    shares = fund_record.partner_shares(board, year)
    if not shares:
        return ()
    now, then = year_in_words(year), year_in_words(year - 1)
    has_before = any(share.before is not None for share in shares)
    heading = ("Partner", number(f"{now} (£)"), number("Share (%)"))
    total = (
        "All partners",
        number(in_figures(sum(share.amount for share in shares))),
        number("100.0"),
    )
    if has_before:
        heading += (number(f"{then} (£)"), number("Change (£)"), number("Change (%)"))
        total += _change_in_all(shares)
    table = Table(
        caption=f"Contributions of partners in {now}",
        heading=(heading,),
        rows=tuple(_row(share, has_before) for share in shares),
        total=total,
        notes=() if has_before else (f"No contributions of {then} are recorded.",),
        widths=(40, 12, 12, 12, 12, 12) if has_before else (60, 20, 20),
    )
    return (table, _figure(shares, now, then, has_before))


def _row(share, has_before):
    row = (
        share.partner,
        number(in_figures(share.amount)),
        number(f"{share.percentage}"),
    )
    if has_before:
        row += (
            number(_known(share.before)),
            number(_signed(share.change)),
            number(_signed(share.change_percentage, "{}".format)),
        )
    return row


def _change_in_all(shares):
    """Of all partners together; the percentage is left to those that gave in both years."""
    before = sum(share.before for share in shares if share.before is not None)
    change = sum(share.amount for share in shares) - before
    return (number(in_figures(before)), number(_signed(change)), number(""))


def _known(amount):
    return NOT_RECORDED.marker if amount is None else in_figures(amount)


def _signed(amount, figures=in_figures):
    if amount is None:
        return NOT_RECORDED.marker
    sign = "+" if amount > 0 else "−" if amount < 0 else ""
    return f"{sign}{figures(abs(amount))}"


def _figure(shares, now, then, has_before):
    series = [Series(now, tuple(float(s.amount) for s in shares), is_ours=True)]
    if has_before:
        amounts = (
            NOT_RECORDED if s.before is None else float(s.before) for s in shares
        )
        series.append(Series(then, tuple(amounts)))
    chart = Bars(
        categories=tuple(share.partner for share in shares),
        series=tuple(series),
        unit="£",
        is_horizontal=True,
    )
    return Figure(chart, f"Contributions of partners in {now}")

"""What every format says about a whole report: the article's date, the sum, what is missing."""

from __future__ import annotations

from collections import Counter

from verify.model import Article, DateSource, Figure, Label, Provenance, Report
from verify.report import words
from verify.report.view import titles


def dated(article: Article) -> str:
    """Return which date the article is read against, where it came from and how to overrule it."""
    if article.date is None:
        why = article.date_reason or "no date found"
        return f"{why}: “last year” and the like stay open; give one with --date YYYY-MM-DD"
    said = words.long_day(article.date)
    origin = {
        DateSource.GIVEN: "as given",
        DateSource.METADATA: "as the page says",
        DateSource.INFERRED: f"inferred: {article.date_reason}"
        if article.date_reason
        else "inferred",
        DateSource.UNKNOWN: "",
    }[article.date_source]
    hint = "" if article.date_source is DateSource.GIVEN else "; overrule with --date"
    return f"{said} ({origin}{hint})" if origin else said


def counted(report: Report) -> list[tuple[Label, int]]:
    """Return how many claims have each label, every label once, in the field's order."""
    found = Counter(result.verdict.label for result in report.results)
    return [(label, found[label]) for label in Label]


def passed_over(report: Report) -> str:
    """Return how many numbers were passed over and as what, commonest first."""
    found = Counter(item.reason.value for item in report.passed_over)
    if not found:
        return ""
    common = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{count} × {reason}" for reason, count in common)


def addresses(report: Report) -> dict[str, list[str]]:
    """Return the pages that verdicts rest on, by the title of their source, each once."""
    names = titles(report)
    found: dict[str, list[str]] = {}
    for result in report.results:
        quote = (result.verdict.quote,) if result.verdict.quote else ()
        for item in (*result.verdict.evidence, *quote):
            for name, place in _origins(item.match.figure):
                listed = found.setdefault(names.of(name), [])
                if place.address and place.address not in listed:
                    listed.append(place.address)
    return found


def _origins(figure: Figure) -> list[tuple[str, Provenance]]:
    if isinstance(figure.origin, Provenance):
        return [(figure.source, figure.origin)]
    return [pair for given in figure.origin.inputs for pair in _origins(given)]


def unread(report: Report) -> list[str]:
    """Return the titles of the sources that a problem hit, each once."""
    names = titles(report)
    return list(dict.fromkeys(names.of(problem.source) for problem in report.problems))


def closing(report: Report) -> str:
    """Return the sum: how many claims have which label, and whether anything is missing."""
    total = len(report.results)
    if not total:
        return "No number found that could be checked."
    counts = ", ".join(f"{count} {label.value}" for label, count in counted(report))
    return f"{total} claim{'s' * (total != 1)}: {counts}.{incomplete(report)}"


def incomplete(report: Report) -> str:
    """Return a sentence that names the sources with problems, or nothing."""
    troubled = ", ".join(unread(report))
    return f" Incomplete: problems with {troubled}." if troubled else ""

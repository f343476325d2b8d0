"""What can be asked on the command line; imports nothing heavy, so that --help is quick."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from verify import __version__
from verify.cli import values
from verify.options import Options
from verify.report import CLAIM_FORMATS, FORMATS

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "claims": "show the numbers in an article and how each is read",
        "sources": "list, check, show or add reference sources",
        "pull": "retrieve and keep the pages that articles will need",
        "compare": "check one sentence against one sentence",
        "recheck": "read the sources of a JSON report again and show what changed",
        "check-table": "check one sentence against one table (CSV, TSV)",
        "schema": "print the JSON Schema of --format json",
    }
)
_DEFAULTS = Options()

_EXAMPLES = """\
examples:
  verify article.txt                       check an article
  verify --example                         check the article that ships with the program
  verify --explain --only world-bank a.md  show the evidence, ask one source
  verify --format json -o out.json a.html  keep the findings
  curl -s URL | verify - --date 2024-03-05

exit code: 0 nothing refuted, 1 something refuted, 2 wrong use or configuration,
3 incomplete because a source could not be read (never hides 1)
"""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the arguments; ``command`` is a key of ``COMMANDS`` or "check". May exit."""
    if argv and argv[0] in COMMANDS:
        arguments = _PARSERS[argv[0]]().parse_args(argv[1:])
        arguments.command = argv[0]
        return arguments
    arguments = check_parser().parse_args(argv)
    arguments.command = "check"
    return arguments


def check_parser() -> argparse.ArgumentParser:
    """Return the parser of ``verify ARTICLE...``."""
    commands = "\n".join(f"  verify {name:<24}{text}" for name, text in COMMANDS.items())
    parser = _parser(
        "verify",
        "Check the numbers in an article against the figures that reference sources publish.",
        usage="verify [options] ARTICLE [ARTICLE ...]\n       verify COMMAND ...",
        epilog=f"commands (each has its own --help):\n{commands}\n\n{_EXAMPLES}",
    )
    _articles(parser, nargs="*")
    parser.add_argument("--version", action="version", version=f"verify {__version__}")
    parser.add_argument(
        "--example", action="store_true", help="check the article that ships with the program"
    )
    _source_options(parser)
    _output_options(parser, FORMATS)
    _explain_option(parser, "show the evidence of each claim, step by step")
    parser.add_argument(
        "--threshold",
        type=values.score,
        default=_DEFAULTS.threshold,
        metavar="N",
        help="match score from 0 to 100 that a figure must reach (default: %(default)g)",
    )
    return parser


def _claims_parser() -> argparse.ArgumentParser:
    parser = _parser(
        "verify claims",
        "Show the numbers in an article and how each is read.",
        epilog='An article whose file is named "claims" is given as ./claims.',
    )
    _articles(parser, nargs="+")
    _output_options(parser, CLAIM_FORMATS)
    return parser


def _recheck_parser() -> argparse.ArgumentParser:
    parser = _parser(
        "verify recheck", "Read the sources of a JSON report again and show what changed since."
    )
    parser.add_argument("report", metavar="REPORT.json", help="written with --format json")
    _source_options(parser)
    _output_options(parser, FORMATS)
    return parser


def _sources_parser() -> argparse.ArgumentParser:
    parser = _parser("verify sources", "Look at the reference sources themselves.")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    texts = {
        "list": "what is configured, most trusted first",
        "check": "read each source now and tell how it fares",
        "show": "the figures of one source as they are read",
        "add": "what a page holds, and its lines for sources.yaml",
        "schema": "the JSON Schema of sources.yaml, for editors",
    }
    for name, text in texts.items():
        action = actions.add_parser(
            name, help=text, description=f"Print {text}.", allow_abbrev=False
        )
        if name == "show":
            action.add_argument("name", metavar="NAME", help="a source's name")
            action.add_argument(
                "--filter",
                action="append",
                default=[],
                metavar="WORD",
                help="only figures about it",
            )
            action.add_argument(
                "--limit", type=values.count, default=0, metavar="N", help="at most N figures"
            )
        if name == "add":
            action.add_argument("page", metavar="PAGE", help="a web address or a file")
            action.add_argument(
                "--append", action="store_true", help="add the lines to the file of sources"
            )
            action.add_argument(
                "--local", action="store_true", help="the page is on your own network"
            )
        if name == "schema":
            _message_options(action)
        else:
            _source_options(action)
            _output_options(action, {"table": 0, "json": 0} if name == "show" else {"table": 0})
    return parser


def _pull_parser() -> argparse.ArgumentParser:
    parser = _parser("verify pull", "Retrieve and keep the pages that articles will need.")
    _articles(parser, nargs="*")
    _source_options(parser)
    _output_options(parser, {"table": 0})
    return parser


def _explain_option(parser: argparse.ArgumentParser, text: str) -> None:
    parser.add_argument("--explain", action="store_true", help=text)


def _check_table_parser() -> argparse.ArgumentParser:
    parser = _parser("verify check-table", "Check one sentence against one table.")
    parser.add_argument("claim", metavar="CLAIM", help="the sentence")
    parser.add_argument("table", metavar="TABLE", help="a CSV or TSV file, or - for standard input")
    parser.add_argument("--title", metavar="TEXT", help="what the table is about")
    _explain_option(parser, "show which words and numbers were used, and what was left out")
    _output_options(parser, {"table": 0, "json": 0})
    return parser


def _compare_parser() -> argparse.ArgumentParser:
    parser = _parser("verify compare", "Check one sentence against one sentence.")
    parser.add_argument("claim", metavar="CLAIM", help="the sentence to check")
    parser.add_argument("evidence", metavar="EVIDENCE", help="the sentence to check it against")
    parser.add_argument(
        "--date",
        type=values.day,
        metavar="YYYY-MM-DD",
        help="the day that dates without a year are near",
    )
    _explain_option(parser, "show how each pair of numbers was matched and compared")
    _output_options(parser, FORMATS)
    return parser


def _schema_parser() -> argparse.ArgumentParser:
    parser = _parser("verify schema", "Print the JSON Schema of --format json.")
    _message_options(parser)
    return parser


_PARSERS: Mapping[str, Callable[[], argparse.ArgumentParser]] = {
    "claims": _claims_parser,
    "sources": _sources_parser,
    "pull": _pull_parser,
    "compare": _compare_parser,
    "recheck": _recheck_parser,
    "check-table": _check_table_parser,
    "schema": _schema_parser,
}


# ------------------------------------------------------------------------------- shared options


def _parser(
    name: str, description: str, *, usage: str | None = None, epilog: str | None = None
) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog=name,
        description=description,
        usage=usage,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,  # an option added later must not change what a script means
    )


def _articles(parser: argparse.ArgumentParser, *, nargs: str) -> None:
    parser.add_argument(
        "articles",
        nargs=nargs,
        metavar="ARTICLE",
        help="a .txt, .md, .html, .pdf or .docx file, a web address, or - for standard input",
    )
    parser.add_argument(
        "--date",
        type=values.day,
        metavar="YYYY-MM-DD",
        help="when the article appeared, whatever it says itself",
    )


def _source_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("sources")
    group.add_argument(
        "--sources",
        type=Path,
        metavar="FILE",
        help="the reference sources (default: sources.yaml here, else the set that ships)",
    )
    group.add_argument(
        "--only", action="append", default=[], metavar="SOURCE", help="ask this source (repeatable)"
    )
    group.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="SOURCE",
        help="do not ask this source (repeatable)",
    )
    group.add_argument(
        "--offline", action="store_true", help="use stored pages only, never the network"
    )
    group.add_argument("--refresh", action="store_true", help="read every page anew")
    group.add_argument(
        "--max-age",
        type=values.age,
        metavar="AGE",
        help="oldest stored page to use: 30m, 12h, 7d, 2w (default: each source's own)",
    )
    group.add_argument(
        "--store",
        type=Path,
        metavar="FILE",
        help="where pages are kept (default: your data folder)",
    )


def _output_options(parser: argparse.ArgumentParser, formats: Mapping[str, object]) -> None:
    group = parser.add_argument_group("output")
    group.add_argument(
        "--format", choices=list(formats), default="table", help="(default: %(default)s)"
    )
    group.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="write there instead of standard output; the file appears when it is complete",
    )
    group.add_argument(
        "--width",
        type=values.width,
        metavar="N",
        help="columns (default: the terminal's; 100 in a pipe)",
    )
    group.add_argument(
        "--no-color", "--no-colour", action="store_true", help="no colours (as with NO_COLOR)"
    )
    _message_options(group)


def _message_options(group: argparse._ActionsContainer) -> None:
    group.add_argument("-q", "--quiet", action="store_true", help="results and errors only")
    group.add_argument("--debug", action="store_true", help="show where in the program it failed")

"""The command line: arguments in, exit code out."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module

from verify.cli.arguments import parse
from verify.cli.codes import ExitCode
from verify.cli.streams import message
from verify.errors import VerifyError

__all__ = ["ExitCode", "main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code; ``argv`` defaults to the process's arguments.

    The module of a command is loaded only when the command runs: --help and --version load
    nothing else.
    """
    arguments = parse(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        if arguments.debug:
            traceback.print_exc()
        message("verify: interrupted")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe went away, as head(1) does
        _silence(sys.stdout)
        return ExitCode.BROKEN_PIPE
    except VerifyError as error:
        if arguments.debug:
            traceback.print_exc()
        message(f"verify: {error}")
        return error.exit_code
    except Exception:  # noqa: BLE001 - Python would exit with 1, which here means "refuted"
        traceback.print_exc()
        message("verify: this is a fault in the program; please report it with the lines above")
        return ExitCode.FAULT
    return int(code)


def _run(arguments: argparse.Namespace) -> ExitCode:
    module = import_module(f"verify.cli.{arguments.command.replace('-', '_')}")
    code: ExitCode = module.run(arguments)
    return code


def _silence(stream: object) -> None:
    """Point a broken stream at nothing, so that Python's own flush at exit cannot fail again."""
    fileno = getattr(stream, "fileno", None)
    if fileno is not None:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, fileno())
        os.close(nothing)

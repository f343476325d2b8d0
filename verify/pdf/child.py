"""What runs in the child process: set the limits, read standard input, print JSON.

Arguments: processor seconds, bytes of memory, bytes of output, most pages, wanted pages.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from verify.pdf.document import encoded
from verify.pdf.errors import PdfError, Trouble

# How the child says what went wrong: its exit code. 1 and 2 are the interpreter's own.
CODES = {
    Trouble.DAMAGED: 10,
    Trouble.PROTECTED: 11,
    Trouble.TOO_LARGE: 12,
}


def main(arguments: Sequence[str]) -> int:
    """Return the exit code."""
    seconds, memory, answer, most = map(int, arguments[:4])
    wanted = [int(number) for number in arguments[4].split(",") if number]
    limit(seconds=seconds, memory=memory, answer=answer)
    from verify.pdf.layout import laid_out  # noqa: PLC0415 - under the limits as well

    try:
        document = laid_out(sys.stdin.buffer.read(), wanted=wanted, most=most)
        sys.stdout.write(encoded(document))
        sys.stdout.flush()
    except PdfError as error:
        return CODES[error.trouble]
    except MemoryError:
        return CODES[Trouble.TOO_LARGE]
    except Exception:  # noqa: BLE001 - whatever a file makes its reader raise, it is the file
        return CODES[Trouble.DAMAGED]
    return 0


def limit(*, seconds: int, memory: int, answer: int) -> None:
    """Bound this process for good, as far as the system can."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    bounds = {
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_FSIZE: answer,
        resource.RLIMIT_CORE: 0,
    }
    for what, most in bounds.items():
        hard = resource.getrlimit(what)[1]
        value = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (value, value))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

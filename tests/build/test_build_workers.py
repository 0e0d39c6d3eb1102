"""The processes of a build."""

from __future__ import annotations

import multiprocessing
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from waymark.build import workers

_INTERRUPTED = """
import os, signal, time
from waymark.build import workers
if __name__ == "__main__":
    with workers.executor(2) as pool:
        try:
            os.killpg(0, signal.SIGINT)  # as a terminal does
            time.sleep(5)
        except KeyboardInterrupt:
            pass
        print(pool.submit(abs, -3).result())
"""

_WHILE_THEY_START = """
import os, signal
from concurrent.futures import ProcessPoolExecutor
from waymark.build import workers
usual = ProcessPoolExecutor.submit
def submit(self, *words):
    os.killpg(0, signal.SIGINT)
    return usual(self, *words)
if __name__ == "__main__":
    ProcessPoolExecutor.submit = submit
    try:
        with workers.executor(2):
            print("It went on.")
    except KeyboardInterrupt:
        print("It was heard.")
"""


def test_all_start_at_once() -> None:
    with workers.executor(3):
        assert len(multiprocessing.active_children()) == 3
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_what_they_leave_in_temporary_folders_goes_with_them_however_they_end() -> None:
    with workers.executor(1) as pool:
        kept = Path(pool.submit(tempfile.mkdtemp).result())
        assert kept.is_dir()
        for process in multiprocessing.active_children():
            process.terminate()
    assert not kept.parent.exists()


def run(program: str) -> tuple[str, str]:
    """What a program prints that has a terminal of its own."""
    words = [sys.executable, "-c", program]
    done = subprocess.run(
        words, capture_output=True, text=True, start_new_session=True, check=True, timeout=60
    )
    return done.stdout, done.stderr


def test_none_hears_ctrl_c_even_while_it_starts() -> None:
    assert run(_INTERRUPTED) == ("3\n", "")


def test_no_ctrl_c_is_lost_while_they_start() -> None:
    """The parent was deaf as well for these ten milliseconds, and went on."""
    assert run(_WHILE_THEY_START) == ("It was heard.\n", "")

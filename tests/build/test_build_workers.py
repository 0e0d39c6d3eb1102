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


def test_none_hears_ctrl_c_even_while_it_starts() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _INTERRUPTED],
        capture_output=True,
        text=True,
        start_new_session=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("3\n", "")

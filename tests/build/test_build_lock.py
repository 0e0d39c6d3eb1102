"""One build at a time works in a folder, and a failed one leaves no lock."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from waymark.build import CannotRunError
from waymark.build.lock import locked


def test_a_second_build_is_refused_while_the_first_one_works(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from waymark.build import CannotRunError\n"
        "from waymark.build.lock import locked\n"
        "try:\n"
        "    with locked(Path(sys.argv[1])): print('held')\n"
        "except CannotRunError as error: print(error.message)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    with locked(tmp_path):
        blocked = subprocess.run(command, capture_output=True, text=True, check=True)
    free = subprocess.run(command, capture_output=True, text=True, check=True)
    assert blocked.stdout == "Another build is at work here.\n"
    assert free.stdout == "held\n"


def test_the_lock_is_given_back_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(CannotRunError, match="stop"), locked(tmp_path):
        raise CannotRunError("stop")
    with locked(tmp_path):
        pass

"""LibreOffice without a screen: Office files as the PDFs that it makes of them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path


def as_pdf(files: Sequence[Path], folder: Path) -> list[Path]:
    """One PDF for each file, in ``folder``; a profile of its own lies there too.

    All files go into one run: LibreOffice takes seconds to start.
    """
    assert shutil.which("soffice"), "install libreoffice-writer-nogui, libreoffice-impress-nogui"
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    done = subprocess.run(
        ["soffice", "--headless", own, "--convert-to", "pdf", "--outdir", str(folder)]
        + [str(file) for file in files],
        capture_output=True,
        text=True,
        timeout=600,
    )
    made = [folder / f"{file.stem}.pdf" for file in files]
    missing = [path.name for path in made if not path.is_file()]
    assert not missing, f"{missing}\n{done.stdout}{done.stderr}"
    return made

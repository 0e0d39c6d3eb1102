"""Silence the banner that Material prints when MkDocs loads its theme.

MkDocs loads a theme before any plugin, so ``mkdocs.yml`` names :data:`QUIET` as a YAML
``!!python/name``, which imports this module while the file is read.
"""

import os

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

QUIET = True

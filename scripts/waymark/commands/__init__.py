"""One file per command, each thin: read the options, call a room, print."""

COMMANDS = {
    **{name: name for name in ("build", "check", "serve", "new", "schema", "status", "export")},
    **{name: name for name in ("facts", "links", "editions", "verify", "fonts")},
    "translations": "translations_status",
}
"""Each command, and the module that holds it."""

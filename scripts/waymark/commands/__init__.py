"""One file per command, each thin: read the options, call a room, print."""

from waymark.commands.build import build
from waymark.commands.check import check
from waymark.commands.editions import editions
from waymark.commands.export import export
from waymark.commands.facts import facts
from waymark.commands.fonts import fonts
from waymark.commands.links import links
from waymark.commands.new import new
from waymark.commands.schema import schema
from waymark.commands.serve import serve
from waymark.commands.status import status
from waymark.commands.translations_status import translations
from waymark.commands.verify import verify

COMMANDS = (
    *(build, check, serve, new, schema, status, export),
    *(facts, links, translations, editions, verify, fonts),
)

__all__ = ["COMMANDS"]

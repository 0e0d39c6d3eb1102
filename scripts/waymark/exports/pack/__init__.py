"""A lesson pack in one ZIP that is the same to the byte each time (design 8)."""

from waymark.exports.pack.archive import MANIFEST, archive, manifest
from waymark.exports.pack.contents import CONTENTS, Contents, contents_page

__all__ = ["CONTENTS", "MANIFEST", "Contents", "archive", "contents_page", "manifest"]

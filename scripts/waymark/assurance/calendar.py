"""What is due as a calendar (iCalendar, RFC 5545), with a reminder a week ahead, for roles."""

from __future__ import annotations

from datetime import date, timedelta

from waymark.assurance.duties import source
from waymark.assurance.values import Assurance, Due

_LONGEST = 75  # octets of a line (RFC 5545, 3.1)


def calendar(report: Assurance, host: str, role: str = "") -> str:
    """The calendar of everything that is due, or of what one role has to do.

    ``host`` makes the ids unique in the world. What is overdue stands on today. Every line of it is
    made from the library and the day: the same library makes the same file.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Waymark//Reminders//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(f'What is due: {report.organisation}')}",
    ]
    for due in report.due:
        if not role or due.role == role:
            lines += _event(due, report.today, host)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines)


def _event(due: Due, today: date, host: str) -> list[str]:
    day = max(due.day, today)
    summary = f"{due.what} ({due.role.replace('-', ' ')})" if due.role else due.what
    overdue = f" It was due on {due.day.isoformat()}." if due.day < today else ""
    return [
        "BEGIN:VEVENT",
        f"UID:{due.key}@{host}",
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(summary)}",
        f"DESCRIPTION:{_text(f'{due.what}.{overdue} It is written in {source(due.source)}.')}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-P7D",
        f"DESCRIPTION:{_text(summary)}",
        "END:VALARM",
        "END:VEVENT",
    ]


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> str:
    """A line as octets, folded between characters, never inside one."""
    pieces, octets = [""], 0
    for character in line:
        size = len(character.encode())
        if octets + size > _LONGEST:
            pieces.append(" ")
            octets = 1
        pieces[-1] += character
        octets += size
    return "\r\n".join(pieces) + "\r\n"

"""What a board reads: the state of every edition and duty, each number counted from its entries.

:func:`assurance` gives the figures; the other modules write them down: a page, charts, rows for a
spreadsheet or a program, a calendar of what is due. All of it is pure.
"""

from waymark.assurance.calendar import calendar
from waymark.assurance.charts import charts
from waymark.assurance.page import assurance_page
from waymark.assurance.report import assurance
from waymark.assurance.rows import csv_rows, json_rows
from waymark.assurance.subject import Subject
from waymark.assurance.values import Assurance, Due, Figure, Row

__all__ = [
    "Assurance",
    "Due",
    "Figure",
    "Row",
    "Subject",
    "assurance",
    "assurance_page",
    "calendar",
    "charts",
    "csv_rows",
    "json_rows",
]

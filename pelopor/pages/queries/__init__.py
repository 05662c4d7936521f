"""Reads over several parts, by noun."""

from pelopor.pages.queries.board import BoardRow as BoardRow
from pelopor.pages.queries.board import board as board
from pelopor.pages.queries.board import board_lines as board_lines
from pelopor.pages.queries.board import found_on as found_on
from pelopor.pages.queries.outcome import fresh_decree as fresh_decree
from pelopor.pages.queries.outcome import message as message
from pelopor.pages.queries.outcome import outcome_of as outcome_of
from pelopor.pages.queries.place import Waiting as Waiting
from pelopor.pages.queries.place import case_file as case_file
from pelopor.pages.queries.place import objecting as objecting
from pelopor.pages.queries.place import place_of as place_of
from pelopor.pages.queries.place import role_holders as role_holders
from pelopor.pages.queries.place import told as told
from pelopor.pages.queries.place import waiting_for as waiting_for

"""The roster of an agency: which columns it has, what a row must hold, and how a new roster differs from the old one.

Plain values only; reading files (imports/reading) and writing rows (imports/actions) happen elsewhere. Every code that the
import can answer with, and its facts (imports/words.py has the sentences; tests/rules/test_roster_codes.py holds this table):

The file as a whole (RuleBroken; nothing of it is read further)
    file.empty                     no byte but blanks
    file.xls                       the binary workbook of before 2007
    file.password                  an encrypted workbook
    file.pdf                       a PDF
    file.picture                   a photo or scan
    file.ods                       an OpenDocument file
    file.xlsb                      a binary workbook (.xlsb)
    file.document                  a Word or PowerPoint file, whatever its name says
    file.packed                    another package (ZIP, RAR, 7z, gzip)
    file.markup                    a web page or XML that calls itself a spreadsheet
    file.binary                    none of these, and no text either
    file.broken                    a workbook that does not unpack or is damaged
    file.bomb                      unpacks to more than any roster holds
    file.encoding                  neither UTF-8 nor Windows-1252
    file.quotes      line          a quotation mark on this line has no other
    file.sheet       sheet         no sheet of this name
    file.rows        most          more rows than are read
    file.columns     most          more columns than are read
    file.cells       most          more cells (rows times columns) than are read
The table as a whole (RuleBroken)
    roster.no_header               no row among the first thirty names three columns
    roster.no_rows                 no row below the header holds a person
    roster.columns   columns       required columns that are not there: titles of COLUMNS, joined by ", "
    roster.column_twice  first, second   two columns of the roster are the same column of the file: titles of COLUMNS
    roster.as_of_early   day       changes would hold from before the youngest employment on record
    roster.doubts    count         more doubts than anybody can settle: hardly the roster of this agency
One cell or row (Problem: line, column, value, code, facts); these block
    row.alone                      one cell only: a heading between people?
    cell.empty                     a required cell is empty
    cell.letters                   a name without a letter
    cell.long        most          longer than this many characters
    cell.formula                   a formula, or a text that begins with "="
    cell.merged                    part of merged cells
    cell.error                     #N/A, #REF! and their like
    cell.date                      a date or time where text belongs
    date.form                      no date, or in none of the four forms
    date.day                       a day that the calendar does not have
    date.later       day           later than the day from which changes hold
    date.early       year          before this year
    status.unknown                 no status of employment
    class.unknown                  no class of posts
    class.number                   "kelas jabatan" 1 to 17, which is about pay
    grade.unknown                  no golongan of this status
    email.form                     no e-mail address
    email.twice      first         stands on line `first` already
    email.taken                    somebody else signs in with it
    number.none                    no number
    number.two                     both NIP and NI PPPK are filled
    number.as_number               kept by the spreadsheet as a figure: digits or leading zeros may be gone
    number.lost                    1,98E+17, or the last three digits are 000
    number.nik                     16 digits: a NIK, which this system does not keep; its value is not shown
    number.twice     first         stands on line `first` already
    superior.self                  one's own superior
    superior.number                a number that nobody has
    superior.name                  a name that nobody in the file has
    superior.names                 a name that several in the file have: give the number
    superior.circle                by way of others one's own superior
The same, as warnings (blocks=False)
    name.twice       first         the same name in the same unit stands on line `first`: one person twice?
    email.kept                     another e-mail than the account's, which stays
    number.column                  the number of a PNS in the column NI PPPK
    number.characters              other characters than digits
    number.length                  not 18 digits
    number.old                     9 digits: a NIP of before 2009
    number.birth                   the first eight digits are no day
    number.appointed               appointed before 17 years of age, in no month, or as PPPK before 2014
    number.contracts               contract 00
    number.sex                     digit 15 is neither 1 nor 2
    number.sequence                the last three digits are 000
Rows that were left out as no people (Skipped)
    row.total  row.footer  row.header  row.numbering  row.blank
Doubts that somebody settles (Doubt; CHOICES says how)
    doubt.new_number               same name as somebody on record, another number
    doubt.other_name               same number as somebody on record, a very different name
    doubt.elsewhere                is on record in another agency
"""

from pelopor.rules.roster.columns import COLUMNS, REQUIRED, Header, column_for, guess_header, guess_mapping
from pelopor.rules.roster.compare import CHOICES, Change, Differences, Doubt, Known, compare
from pelopor.rules.roster.rows import Entry, Problem, Roster, check_mapping, read_rows
from pelopor.rules.roster.skips import Skipped
from pelopor.rules.roster.table import Cell, Row, Table
from pelopor.rules.roster.values import name_key, read_class, read_date, read_email, read_grade, read_status, safe_text, text_of

__all__ = [
    "CHOICES", "COLUMNS", "REQUIRED", "Cell", "Change", "Differences", "Doubt", "Entry", "Header", "Known", "Problem", "Roster", "Row",
    "Skipped", "Table", "check_mapping", "column_for", "compare", "guess_header", "guess_mapping", "name_key", "read_class", "read_date",
    "read_email", "read_grade", "read_rows", "read_status", "safe_text", "text_of",
]  # fmt: skip

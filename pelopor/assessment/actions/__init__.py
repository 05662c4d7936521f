"""Deeds of study and assessment, by noun."""

from pelopor.assessment.actions.conflict import declare as declare
from pelopor.assessment.actions.conflict import replace as replace
from pelopor.assessment.actions.gathering import invite as invite
from pelopor.assessment.actions.gathering import keep_notes as keep_notes
from pelopor.assessment.actions.minutes import draw as draw
from pelopor.assessment.actions.release import release as release
from pelopor.assessment.actions.release import resume as resume
from pelopor.assessment.actions.scores import agree as agree
from pelopor.assessment.actions.scores import lock as lock
from pelopor.assessment.actions.scores import save_sheet as save_sheet
from pelopor.assessment.actions.study import answer_gates as answer_gates
from pelopor.assessment.actions.study import ask as ask
from pelopor.assessment.actions.study import submit as submit

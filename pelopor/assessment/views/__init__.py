"""Pages of study and assessment, by noun."""

from pelopor.assessment.views.gathering import gathering as gathering
from pelopor.assessment.views.meeting import figures as figures
from pelopor.assessment.views.meeting import meeting as meeting
from pelopor.assessment.views.meeting import minutes as minutes
from pelopor.assessment.views.meeting import replace as replace
from pelopor.assessment.views.score import declare as declare
from pelopor.assessment.views.score import lock as lock
from pelopor.assessment.views.score import programme as programme
from pelopor.assessment.views.score import scores as scores
from pelopor.assessment.views.score import sheet as sheet
from pelopor.assessment.views.score import worker as worker
from pelopor.assessment.views.study import gates as gates
from pelopor.assessment.views.study import release as release
from pelopor.assessment.views.study import study as study

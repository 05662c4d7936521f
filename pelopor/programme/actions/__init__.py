"""Deeds on cycles, by noun, and milestones for parts above."""

from pelopor.programme.actions.back import move_back as move_back
from pelopor.programme.actions.back import repeat as repeat
from pelopor.programme.actions.cycle import close_cycle as close_cycle
from pelopor.programme.actions.cycle import enter as enter
from pelopor.programme.actions.cycle import enter_when_ready as enter_when_ready
from pelopor.programme.actions.cycle import hold as hold
from pelopor.programme.actions.cycle import hold_cycle as hold_cycle
from pelopor.programme.actions.cycle import leave as leave
from pelopor.programme.actions.cycle import locked as locked
from pelopor.programme.actions.cycle import open_cycle as open_cycle
from pelopor.programme.actions.cycle import prove_stage as prove_stage
from pelopor.programme.actions.cycle import publish_criteria as publish_criteria
from pelopor.programme.actions.cycle import reach as reach
from pelopor.programme.actions.cycle import settle_stage as settle_stage
from pelopor.programme.actions.holiday import add_holiday as add_holiday
from pelopor.programme.actions.holiday import remove_holiday as remove_holiday
from pelopor.programme.actions.ruleset import save_ruleset as save_ruleset

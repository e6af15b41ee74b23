"""Everything in a definition that can be read and yet is wrong or odd, as findings."""

from modning.programme.checking.check import check, check_programme
from modning.programme.checking.explanation import all_kinds, findings_table

__all__ = ["all_kinds", "check", "check_programme", "findings_table"]

"""The course of a case: its entries and dates, the checklist, the next step, and what is corrected."""

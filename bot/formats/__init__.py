"""Files that are no plan file of ours: tables, workbooks, boards, StratML and calendars, read and written."""

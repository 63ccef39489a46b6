"""The plan file: YAML that people write, checked in whole and turned into a draft of the plan."""

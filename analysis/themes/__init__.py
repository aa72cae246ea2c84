"""Themes as coding rules: visible conditions on words that assign comments, as analysts know them from KH Coder.

`rules` reads a rule, `codebook` a file of themes, `matching` looks for rules in texts, `assignment` gives themes. How rules are
written: RULES.md beside this file.
"""

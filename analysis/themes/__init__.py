"""Themes as coding rules: visible conditions on words that assign comments, as analysts know them from KH Coder.

`rule` reads a rule, `codebook` a file of themes, `assignment` applies them. How rules are written: RULES.md beside this file.
"""

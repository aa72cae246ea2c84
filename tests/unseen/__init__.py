"""Three results of other places, written after the forms in which they are published, on which no rule was made.

`city.csv`, `ministry.csv`, `prefecture.csv`: one row a comment: section, opinion, reply, and the response type that was meant
when the reply was written (`mark`; the ministry prints none). All made up; nobody's words. They were written and measured before
the rules that read them were looked at again; whoever changes a rule because of one of them takes it out of what is measured.
"""

"""回答に見当たらない求め: what opinions ask for, part by part, and how much of it the reply speaks of."""

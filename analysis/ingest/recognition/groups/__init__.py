"""What a document files its comments under: pillars and marks, with the totals it prints for them."""

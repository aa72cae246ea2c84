"""Words counted: how often, where, beside which others, and in which texts more than in others."""

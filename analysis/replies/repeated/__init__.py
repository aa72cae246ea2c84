"""共通の回答文: sentences that answer several comments, in the same words or nearly so."""

"""対応区分の推定: cues in the wording of replies, weighed so that they meet the printed totals, and how sure that is."""

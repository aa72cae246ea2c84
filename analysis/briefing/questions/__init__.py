"""想定質問: questions to expect in the committee, each with what it rests on; worded by templates kept as data."""

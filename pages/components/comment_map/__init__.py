"""意見の地図: its picture, and the points as they are sent to it."""

"""The whole reading of an upload in a process of its own, with limits, and a queue before it."""

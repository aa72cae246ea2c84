"""Parts of the page 概要."""

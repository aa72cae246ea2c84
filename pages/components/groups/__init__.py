"""Parts of the pages 概要, 柱で見る and 対応区分で見る: figures of groups of comments."""

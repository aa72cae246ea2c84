"""Parts of the page 対応区分の確認."""

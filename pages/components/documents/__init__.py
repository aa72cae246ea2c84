"""Parts of the page 資料の取り込み."""

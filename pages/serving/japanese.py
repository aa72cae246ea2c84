"""Words that Streamlit's own scripts write on the screen or say to a screen reader, in Japanese; it has no setting for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "index": {
        "children:`Skip to main content`": "children:`本文へ移る`",
        '"aria-label":`Sidebar`': '"aria-label":`メニュー`',
        '"aria-label":`Collapse sidebar`': '"aria-label":`メニューを閉じる`',
        '"aria-label":`Expand sidebar`': '"aria-label":`メニューを開く`',
        '"aria-label":`Running...`': '"aria-label":`計算しています`',
        '"aria-label":`Close`': '"aria-label":`閉じる`',
        "children:`Close`": "children:`閉じる`",
        "`Shortcut ${": "`キー ${",
        "this.showError(`Page not found`": "this.showError(`このアドレスのページはありません`",
        "`The page that you have requested does not seem to exist`": "`つづりを確かめてください。代わりに概要を表示しています`",
        "`${t}. Running the app's main page.`": "`${t}。`",
        "_O=`Connecting`": "_O=`接続しています`",
        "vO=`Connecting to Streamlit server`": "vO=`サーバーに接続しています`",
        "xO=`Unable to connect to Streamlit server`": "xO=`サーバーに接続できません`",
    },
    "Multiselect": {
        "label:`Select all`": "label:`すべて選ぶ`",
        "label:`Select ${p.length} matches`": "label:`見つかった${p.length}個を選ぶ`",
        '"aria-label":`Clear all`': '"aria-label":`すべて外す`',
        '"aria-label":`Open`': '"aria-label":`一覧を開く`',
        '"aria-label":`Remove ${e}`': '"aria-label":`${e}を外す`',
        "return`No results`": "return`ありません`",
    },
    "Selectbox": {
        "children:`No results`": "children:`ありません`",
        '"aria-label":`Clear value`': '"aria-label":`選択を外す`',
        '"aria-label":`Open`': '"aria-label":`一覧を開く`',
        "label:`Add: ${": "label:`加える：${",
    },
    "utils": {
        "`Choose or add options`": "`選ぶか入力する`",
        "`Choose or add an option`": "`選ぶか入力する`",
        "`Choose options`": "`選んでください`",
        "`Choose an option`": "`選んでください`",
        "`No options to select`": "`選べるものがありません`",
        '"aria-label":`file upload`': '"aria-label":`ファイル`',
    },
    "FileUploader": {
        ":`Upload`": ":`ファイルを選ぶ`",
        "`Drag and drop a file here`": "`ここへファイルを落とす`",
        "`${T(t,D.Byte,0)} per file`": "`1つ${T(t,D.Byte,0)}まで`",
    },
    "DataFrame": {
        "label:`Show/hide columns`": "label:`列を選ぶ`",
        "label:`Download as CSV`": "label:`見えている行をCSVに`",
        "label:`Search`": "label:`表の中を探す`",
    },
    "Toolbar": {"label:`Fullscreen`": "label:`画面いっぱいに`", "label:`Close fullscreen`": "label:`元の大きさに`"},
    "StreamlitMarkdown": {"?`Help`:`Help for ${t.replaceAll(/\\s+/g,` `)}`": "?`説明`:`${t.replaceAll(/\\s+/g,` `)}の説明`"},
    "InputInstructions": {"`Press Enter to ${e}`": "`Enter で決定`"},
    "useCopyToClipboard": {"Copy to clipboard": "コピーする", "`Copied`": "`コピーしました`"},
}
"""Script (its name up to the first dot) → what stands in it → what is sent instead. A test names what a new Streamlit moved."""


def in_japanese(name: str, script: str) -> str:
    """The script of that name with its words in Japanese."""
    for english, japanese in WORDS.get(name.partition(".")[0], {}).items():
        script = script.replace(english, japanese)
    return script

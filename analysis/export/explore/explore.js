// The page in the reader's browser: the fragment of the address is the state, and everything is drawn from it.
"use strict";
{
  const $ = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const data = JSON.parse($("data").textContent);
  const cards = all("#cards > article");
  // A reply that is shown again below another comment is searched where it stands first
  const texts = (row) => [...cards[row].querySelectorAll(":scope > p")].map((p) => (p.matches(".text:not([data-shared])") ? p.textContent : ""));
  const counted = counting(data, texts);
  const { read, opened, holding } = counted;
  const mark = marking(data, cards, counted.standing);
  const everything = cards.map((_, row) => row);
  const STEP = 50;
  const MOST_PRINTED = 1000;
  let shown = STEP;
  let shownBefore = STEP;
  let goes = false;

  const { number, chosen, opening } = wording(data, counted.FIELDS);
  const { address, draw: drawNumbers, rove, roveAll } = numbers(data, counted, { number, chosen, opening });
  const total = (holds) => holds.filter(Boolean).length;

  // Comments

  function drawOpened(state, listed, count) {
    const what = opening(state);
    $("opened").hidden = !what;
    const back = document.createElement("a");
    back.href = address(state, "all=1");
    back.textContent = `${chosen(state).length ? "絞り込みの" : ""}${number(count)}件に戻る`;
    $("opened").replaceChildren(...what ? [`${what}：${number(listed)}件　`, back] : []);
    $("none").hidden = listed > 0;
  }
  function drawList(state, list) {
    const visible = list.slice(0, shown);
    $("cards").replaceChildren(...visible.map((row) => cards[row]));
    $("more").hidden = $("paper").hidden = list.length <= shown;
    $("paper").textContent = `この紙にあるのは、${number(list.length)}件のうち、はじめの${number(shown)}件です。すべてを印刷するには、画面の意見の終わりで「残りの…件をすべて表示」を押してから印刷してください。`;
    $("left").textContent = `はじめの${number(shown)}件です。`;
    $("next").textContent = `次の${number(Math.min(STEP, list.length - shown))}件を表示`;
    $("rest").textContent = `残りの${number(list.length - shown)}件をすべて表示`;
    mark(state, visible);
  }
  // A reference to what is shown: document, what of it, filters, whose marks, day, data
  function citation(state, what) {
    const { document: source, conditions, basis, made } = data.citation;
    const filters = [...conditions ? [conditions] : [], ...chosen(state)].join(" ／ ") || "なし（全件）";
    return `${source}から作成。${[what, `絞り込み：${filters}`, ...basis ? [`対応区分：${basis}`] : [], made].join("、")}`;
  }
  function drawCitation(state, listed) {
    const what = opening(state);
    $("citation").textContent = citation(state, `${what ? `「${what}」` : "意見"}${number(listed)}件`);
    for (const told of all(".cited")) told.textContent = "";
  }
  function drawBar(state, unknown, count) {
    const words = chosen(state);
    $("count").textContent = `表示中 ${number(count)}件 / ${number(cards.length)}件${words.length ? `　${words.join(" ／ ")}` : ""}`;
    $("unknown").textContent = unknown.length ? `アドレスにある「${unknown.join("」「")}」は、このファイルにありません。` : "";
    $("clear").hidden = !words.length;
    for (const box of all("#choices input")) box.checked = state.getAll(box.name).includes(box.value);
    if (document.activeElement !== $("q")) $("q").value = state.get("q") ?? "";
  }
  function draw() {
    const { state, unknown } = read(location.hash.slice(1));
    const holds = holding(state);
    const list = opened(state).filter((row) => holds[row]);
    drawBar(state, unknown, total(holds));
    $("total").textContent = number(total(holds));
    drawNumbers(state, holds);
    drawOpened(state, list.length, total(holds));
    drawList(state, list);
    drawCitation(state, list.length);
  }

  // What the reader does

  function go() {
    goes = false;
    document.documentElement.style.scrollPaddingTop = `${$("bar").offsetHeight + 8}px`;
    $("listed").focus({ preventScroll: true });
    $("listed").scrollIntoView();
  }
  function redraw() {
    shown = STEP;
    draw();
    if (goes) go();
  }
  function asked() {
    const boxes = all("#choices input:checked").map((box) => [box.name, box.value]);
    const q = $("q").value.trim();
    return `#${new URLSearchParams([...boxes, ...q ? [["q", q]] : []])}`;
  }
  let waiting = 0;
  addEventListener("hashchange", redraw);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("main a[href]");
    if (!link) return;
    goes = true;
    if (link.hash === location.hash) go();
  });
  document.addEventListener("keydown", (event) => {
    const group = event.target.closest(".squares");
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
    if (!group || !(event.key in steps)) return;
    event.preventDefault();
    const own = [...group.querySelectorAll("a:not([hidden])")];
    const to = own[Math.max(0, Math.min(own.length - 1, own.indexOf(event.target) + steps[event.key]))];
    rove(group, to);
    to.focus();
  });
  $("choices").addEventListener("change", () => { location.hash = asked(); });
  $("q").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => location.replace(asked()), 150);
  });
  $("q").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    clearTimeout(waiting);
    goes = true;
    if (asked() === location.hash) go();
    else location.replace(asked());
  });
  $("down").addEventListener("click", go);
  $("up").addEventListener("click", () => $("picture").scrollIntoView());
  $("next").addEventListener("click", () => { shown += STEP; draw(); });
  $("rest").addEventListener("click", () => { shown = cards.length; draw(); });
  $("copy").addEventListener("click", async () => {
    await navigator.clipboard.writeText($("citation").textContent);
    $("copied").textContent = "コピーしました";
  });
  for (const button of all("[data-cite]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      button.nextElementSibling.textContent = citation(read(location.hash.slice(1)).state, `「${button.dataset.cite}」`);
    });
  }
  addEventListener("beforeprint", () => { [shownBefore, shown] = [shown, Math.max(shown, MOST_PRINTED)]; draw(); });
  addEventListener("afterprint", () => { shown = shownBefore; draw(); });
  $("up").hidden = false;
  $("copy").hidden = !navigator.clipboard;
  $("bar").hidden = false;
  // Without conditions every number stands in the file as it is to be: only the list is shortened
  function start() {
    const { state } = read("");
    drawBar(state, [], cards.length);
    roveAll();
    drawList(state, everything);
    drawCitation(state, cards.length);
  }
  goes = opening(read(location.hash.slice(1)).state) !== "";
  if (location.hash.length > 1) redraw();
  else start();
}

// The page in the reader's browser: the fragment of the address is the state, and everything is drawn from it.
"use strict";
{
  const $ = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const data = JSON.parse($("data").textContent);
  const cards = all("#cards > article");
  // A reply that is shown again below another comment is searched where it stands first
  const texts = (row) => [...cards[row].querySelectorAll(":scope > p")].map((p) => (p.matches(".text:not([data-shared])") ? p.textContent : ""));
  const { FIELDS, standing, read, filters, opened, holding, frequent } = counting(data, texts);
  const mark = marking(data, cards, standing);
  const STEP = 50;
  const MOST_PRINTED = 1000;
  let shown = STEP;
  let goes = false;

  const number = (n) => n.toLocaleString("en-US");
  const total = (holds) => holds.filter(Boolean).length;
  const address = (state, door) => `#${new URLSearchParams([...filters(state), ...new URLSearchParams(door)])}`;
  const name = (kind, key) => data.names[kind][data[`${kind}s`].indexOf(key)];
  const chosen = (state) => [
    ...state.getAll("pillar").map((key) => `柱：${name("pillar", key)}`),
    ...state.getAll("response_type").map((key) => `対応区分：${name("mark", key)}`),
    ...(state.get("q") ?? "").trim() ? [`検索：${state.get("q").trim()}`] : [],
  ];
  const opening = (state) => [
    ...state.has("in_pillar") ? [name("pillar", state.get("in_pillar"))] : [],
    ...state.has("in_type") ? [name("mark", state.get("in_type"))] : [],
    ...state.has("theme") ? [`テーマ「${data.themes[state.get("theme")][0]}」`] : [],
    ...state.has("themed") ? [data.heads.untouched] : [],
    ...state.has("word") ? [`「${state.get("word")}」`] : [],
    ...state.has("in_field") ? [data.heads.fields[FIELDS.indexOf(state.get("in_field"))]] : [],
    ...state.has("id") ? [`${data.numbers[data.ids.indexOf(state.get("id"))]}番`] : [],
  ].join("、");

  // Numbers

  const doors = all("[data-door]").filter((link) => !link.closest("#words")).map((link) => {
    return { link, own: opened(new URLSearchParams(link.dataset.door)) };
  });
  function openDoor(link, count, state) {
    link.textContent = number(count);
    if (count) {
      link.href = address(state, link.dataset.door);
      link.setAttribute("aria-label", `${link.dataset.name}：${number(count)}件`);
    } else {
      link.removeAttribute("href");
      link.removeAttribute("aria-label");
    }
  }
  const squares = all(".squares a");
  const several = new Set(squares.map((square) => square.dataset.part).filter(Boolean));
  const parts = new Map([...several].map((part) => [part, opened(new URLSearchParams(part))]));
  function drawSquares(state, holds) {
    const left = new Map([...parts].map(([part, own]) => [part, own.filter((row) => holds[row]).length]));
    const counts = new Map(left);
    for (const square of squares) {
      const { row, part } = square.dataset;
      square.hidden = part ? left.get(part) <= 0 : !holds[row];
      square.href = address(state, part ?? new URLSearchParams({ id: data.ids[row] }));
      if (part) {
        left.set(part, left.get(part) - data.size);
        square.setAttribute("aria-label", `${opening(new URLSearchParams(part))}：${number(counts.get(part))}件`);
      }
    }
    for (const group of all(".squares")) rove(group, group.querySelector("a:not([hidden])"));
  }
  // One stop of the tab key for all squares of a part; the arrow keys go on from there
  function rove(group, to) {
    for (const square of group.querySelectorAll("a")) square.tabIndex = square === to ? 0 : -1;
  }
  function drawParts(state) {
    for (const [key, names, attribute] of [["pillar", "pillars", "pillar"], ["response_type", "marks", "type"]]) {
      const left = state.getAll(key).map((value) => String(data[names].indexOf(value)));
      for (const part of all(`[data-${attribute}]`)) {
        part.hidden = left.length > 0 && !part.dataset[attribute].split(" ").some((each) => left.includes(each));
      }
    }
    for (const part of all(".whole")) part.hidden = chosen(state).length > 0;
  }
  function wordRow({ word, counts }, state) {
    const row = document.createElement("tr");
    const head = document.createElement("th");
    head.scope = "row";
    head.textContent = word;
    row.append(head, ...counts.slice(0, data.heads.fields.length).map((count, n) => {
      const link = document.createElement("a");
      link.className = "n";
      link.dataset.door = new URLSearchParams(FIELDS[n] ? { word, in_field: FIELDS[n] } : { word });
      link.dataset.name = `${word}、${data.heads.fields[n]}`;
      openDoor(link, count, state);
      const cell = document.createElement("td");
      cell.append(link);
      return cell;
    }));
    return row;
  }

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
    $("more").hidden = list.length <= shown;
    $("left").textContent = `はじめの${number(shown)}件です。`;
    $("next").textContent = `次の${number(Math.min(STEP, list.length - shown))}件を表示`;
    $("rest").textContent = `残りの${number(list.length - shown)}件をすべて表示`;
    mark(state, visible);
  }
  function drawCitation(state, listed) {
    const { document: source, conditions, basis, made } = data.citation;
    const all_ = [...conditions ? [conditions] : [], ...chosen(state)].join(" ／ ") || "なし（全件）";
    const what = opening(state);
    const parts = [`${what ? `「${what}」` : "意見"}${number(listed)}件`, `絞り込み：${all_}`, ...basis ? [`対応区分：${basis}`] : [], made];
    $("citation").textContent = `${source}から作成。${parts.join("、")}`;
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
    for (const { link, own } of doors) openDoor(link, own.filter((row) => holds[row]).length, state);
    drawSquares(state, holds);
    drawParts(state);
    $("words").replaceChildren(...frequent(holds).map((each) => wordRow(each, state)));
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
  addEventListener("beforeprint", () => { shown = Math.max(shown, MOST_PRINTED); draw(); });
  addEventListener("afterprint", redraw);
  $("up").hidden = false;
  $("copy").hidden = !navigator.clipboard;
  $("bar").hidden = false;
  goes = opening(read(location.hash.slice(1)).state) !== "";
  redraw();
}

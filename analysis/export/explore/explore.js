// The page in the reader's browser. The fragment of the address is the state: filters (pillar, response_type, q), which every
// number counts, and what a number opened (the keys of OPENS), which only narrows the list.
"use strict";
{
  const $ = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const data = JSON.parse($("data").textContent);
  const cards = all("#cards > article");
  const everything = cards.map((_, row) => row);
  const OPENS = ["all", "in_pillar", "in_type", "theme", "word", "in_field", "id"];
  const STEP = 50;
  const MOST_PRINTED = 1000;
  let shown = STEP;
  let goes = false;

  // Folding and looking for words, as the dashboard does it

  const { kept, dashes, invisible, radicals, spellings } = data.folding;
  const unseen = new RegExp(`[${invisible}\ufe00-\ufe0f]|\udb40[\udd00-\uddef]`, "g");
  const changed = new RegExp(`[^${kept}]+`, "g");
  const loose = new RegExp(`([ァ-ヺ])[${dashes}](?=[ァ-ヺぁ-ゖ、。」）)]|$)`, "g");
  const dash = new RegExp(`[${dashes}]`, "g");
  function fold(text) {
    let copy = text.replace(/([ｦ-ﾟ])-/g, "$1ー").replace(unseen, "");
    copy = copy.replace(/[\u2e80-\u2fdf]/g, (letter) => radicals[letter] ?? letter);
    copy = copy.replace(changed, (run) => run.normalize("NFKC")).replace(loose, "$1ー");
    return copy.replace(dash, "-").replace(/[〜～]/g, "~").replace(/[•·]/g, "・").toLowerCase();
  }
  const letters = (letter) => [/[a-z0-9]/, /[ァ-ヺー]/].find((script) => script.test(letter));
  // A word that was not typed so is found as a whole word only, a long one anywhere
  const whole = (word) => {
    const free = [...word].length > 3 && !/^[\x00-\x7f]*$/.test(word);
    return free ? { word } : { word, before: letters([...word][0]), after: letters([...word].at(-1)) };
  };
  function places(text, { word, before, after }) {
    const found = [];
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const free = !(before && before.test(text[at - 1] ?? " ")) && !(after && after.test(text[at + word.length] ?? " "));
      if (free) found.push(at);
    }
    return found;
  }
  function sought(word) {
    const typed = { word, before: /^[a-z]/.test(word) ? /[a-z]/ : undefined };
    const others = new Set();
    for (const group of spellings) {
      for (const spelling of group) {
        for (const at of places(word, whole(spelling))) {
          for (const other of group) others.add(word.slice(0, at) + other + word.slice(at + spelling.length));
        }
      }
    }
    others.delete(word);
    return [typed, ...[...others].filter((other) => typed.before || !other.includes(word)).map(whole)];
  }
  const folded = new Map();
  function texts(row) {
    if (!folded.has(row)) {
      const [opinion, reply] = cards[row].querySelectorAll("p");
      const own = (p, field) => data.folded[field][row] ?? (p.matches(".text:not([data-shared])") ? fold(p.textContent) : "");
      folded.set(row, [own(opinion, "opinion"), own(reply, "reply")]);
    }
    return folded.get(row);
  }
  function found(q) {
    const words = fold(q).split(/\s+/).filter(Boolean).map(sought);
    const has = (text, spelt) => spelt.some((each) => places(text, each).length);
    return (row) => words.every((spelt) => texts(row).some((text) => has(text, spelt)));
  }

  // Which comments a state holds

  const rows = (steps) => { let row = 0; return steps.map((step) => (row += step)); };
  const postings = new Map(Object.entries(data.themes).map(([code, [, ...fields]]) => [`theme ${code}`, fields.map(rows)]));
  for (const [word, ...fields] of data.words) postings.set(`word ${word}`, fields.map(rows));
  function having(kind, value, field) {
    const [opinion, reply] = postings.get(`${kind} ${value}`) ?? [[], []];
    return new Set(field === "opinion" ? opinion : field === "reply" ? reply : [...opinion, ...reply]);
  }
  function opened(state) {
    let left = everything;
    const keep = (test) => { left = left.filter(test); };
    const pillar = data.pillars.indexOf(state.get("in_pillar"));
    const mark = data.marks.indexOf(state.get("in_type"));
    if (state.has("in_pillar")) keep((row) => data.pillar[row] === pillar);
    if (state.has("in_type")) keep((row) => data.mark[row] === mark);
    for (const kind of ["theme", "word"]) {
      if (state.has(kind)) {
        const own = having(kind, state.get(kind), state.get("in_field"));
        keep((row) => own.has(row));
      }
    }
    if (state.has("id")) keep((row) => data.ids[row] === state.get("id"));
    return left;
  }
  function filtered(state) {
    const pillars = state.getAll("pillar").map((key) => data.pillars.indexOf(key));
    const marks = state.getAll("response_type").map((key) => data.marks.indexOf(key));
    const q = (state.get("q") ?? "").trim();
    const holds = q ? found(q) : () => true;
    return everything.map((row) => (!pillars.length || pillars.includes(data.pillar[row]))
      && (!marks.length || marks.includes(data.mark[row])) && holds(row));
  }

  // The state

  const read = () => new URLSearchParams(location.hash.slice(1));
  const filters = (state) => new URLSearchParams([...state].filter(([key]) => !OPENS.includes(key)));
  const with_ = (state, door) => `#${new URLSearchParams([...filters(state), ...new URLSearchParams(door)])}`;
  const words = (state) => [
    ...state.getAll("pillar").map((key) => `柱：${data.names.pillar[data.pillars.indexOf(key)] ?? key}`),
    ...state.getAll("response_type").map((key) => `対応区分：${data.names.mark[data.marks.indexOf(key)] ?? key}`),
    ...(state.get("q") ?? "").trim() ? [`検索：${state.get("q").trim()}`] : [],
  ];
  const FIELD = { opinion: "意見概要", reply: "区の考え方" };
  const opening = (state) => [
    ...state.has("in_pillar") ? [data.names.pillar[data.pillars.indexOf(state.get("in_pillar"))]] : [],
    ...state.has("in_type") ? [data.names.mark[data.marks.indexOf(state.get("in_type"))]] : [],
    ...state.has("theme") ? [`テーマ「${data.themes[state.get("theme")]?.[0] ?? state.get("theme")}」`] : [],
    ...state.has("word") ? [`「${state.get("word")}」`] : [],
    ...state.has("in_field") ? [FIELD[state.get("in_field")] ?? ""] : [],
    ...state.has("id") ? [`${state.get("id")}番`] : [],
  ].join("、");
  const number = (n) => n.toLocaleString("en-US");

  // Drawing

  const doors = all("[data-door]").filter((link) => !link.closest("#words")).map((link) => {
    return { link, own: opened(new URLSearchParams(link.dataset.door)) };
  });
  function open(link, count, state) {
    link.textContent = number(count);
    if (count) {
      link.href = with_(state, link.dataset.door);
      link.setAttribute("aria-label", `${link.dataset.name}：${number(count)}件`);
    } else {
      link.removeAttribute("href");
      link.removeAttribute("aria-label");
    }
  }
  function drawSquares(state, holds, size) {
    const parts = new Map();
    for (const square of all(".square[href]")) {
      if (square.dataset.row) {
        square.hidden = !holds[square.dataset.row];
        square.href = with_(state, new URLSearchParams({ id: data.ids[square.dataset.row] }));
      } else {
        const part = square.dataset.part;
        if (!parts.has(part)) parts.set(part, { count: opened(new URLSearchParams(part)).filter((row) => holds[row]).length, drawn: 0 });
        const own = parts.get(part);
        square.hidden = own.drawn * size >= own.count;
        own.drawn += 1;
        square.href = with_(state, part);
        square.setAttribute("aria-label", `${opening(new URLSearchParams(part))}：${number(own.count)}件`);
      }
    }
  }
  function drawParts(state, narrowed) {
    for (const [key, name, attribute] of [["pillar", "pillars", "pillar"], ["response_type", "marks", "type"]]) {
      const left = state.getAll(key).map((value) => String(data[name].indexOf(value)));
      for (const part of all(`[data-${attribute}]`)) {
        part.hidden = left.length > 0 && !part.dataset[attribute].split(" ").some((each) => left.includes(each));
      }
    }
    for (const part of all(".whole")) part.hidden = narrowed;
  }
  function drawWords(state, holds) {
    const counts = data.words.map(([word]) => {
      const [opinion, reply] = postings.get(`word ${word}`).map((own) => own.filter((row) => holds[row]));
      return { word, counts: [opinion.length, reply.length, new Set([...opinion, ...reply]).size] };
    });
    const most = counts.filter((each) => each.counts[2]).sort((a, b) => b.counts[2] - a.counts[2]).slice(0, data.listed);
    $("words").replaceChildren(...most.map((each) => wordRow(each, state)));
  }
  function wordRow({ word, counts }, state) {
    const row = document.createElement("tr");
    const head = document.createElement("th");
    head.scope = "row";
    head.textContent = word;
    row.append(head, ...counts.map((count, n) => {
      const link = document.createElement("a");
      const field = Object.keys(FIELD)[n];
      link.className = "n";
      link.dataset.door = new URLSearchParams(field ? { word, in_field: field } : { word });
      link.dataset.name = `${word}、${data.heads[n]}`;
      open(link, count, state);
      const cell = document.createElement("td");
      cell.append(link);
      return cell;
    }));
    return row;
  }
  function drawList(state, holds) {
    const list = opened(state).filter((row) => holds[row]);
    const what = opening(state);
    $("opened").hidden = !what;
    if (what) {
      const back = document.createElement("a");
      const count = holds.filter(Boolean).length;
      back.href = with_(state, "all=1");
      back.textContent = `絞り込みの${number(count)}件に戻る`;
      $("opened").replaceChildren(`${what}：${number(list.length)}件　`, back);
    }
    $("cards").replaceChildren(...list.slice(0, shown).map((row) => cards[row]));
    $("more").hidden = list.length <= shown;
    $("next").textContent = `次の${number(Math.min(STEP, list.length - shown))}件を表示`;
    $("rest").textContent = `残りの${number(list.length - shown)}件をすべて表示`;
    return list.length;
  }
  function drawCitation(state, listed) {
    const { document: source, chosen, basis, made } = data.citation;
    const conditions = [...chosen ? [chosen] : [], ...words(state)].join(" ／ ") || "なし（全件）";
    const what = opening(state);
    const parts = [what ? `「${what}」${number(listed)}件` : `意見${number(listed)}件`, `絞り込み：${conditions}`,
      ...basis ? [`対応区分：${basis}`] : [], made];
    $("citation").textContent = `${source}から作成。${parts.join("、")}`;
  }
  function drawChoices(state, count) {
    const chosen = words(state);
    $("count").textContent = `表示中 ${number(count)}件 / ${number(cards.length)}件${chosen.length ? `　${chosen.join(" ／ ")}` : ""}`;
    $("clear").hidden = !chosen.length;
    for (const box of all("#choices input")) box.checked = state.getAll(box.name).includes(box.value);
    if (document.activeElement !== $("q")) $("q").value = state.get("q") ?? "";
  }
  function draw() {
    const state = read();
    const holds = filtered(state);
    const count = holds.filter(Boolean).length;
    drawChoices(state, count);
    $("total").textContent = number(count);
    for (const { link, own } of doors) open(link, own.filter((row) => holds[row]).length, state);
    drawSquares(state, holds, data.size);
    drawParts(state, words(state).length > 0);
    drawWords(state, holds);
    drawCitation(state, drawList(state, holds));
  }

  // Listening

  function go() {
    goes = false;
    $("listed").focus({ preventScroll: true });
    $("listed").scrollIntoView();
  }
  function changed_() {
    shown = STEP;
    draw();
    if (goes) go();
  }
  function choose() {
    const boxes = all("#choices input:checked").map((box) => [box.name, box.value]);
    const q = $("q").value.trim();
    return `#${new URLSearchParams([...boxes, ...q ? [["q", q]] : []])}`;
  }
  let waiting = 0;
  addEventListener("hashchange", changed_);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("main a[href]");
    if (!link) return;
    goes = true;
    if (link.hash === location.hash) go();
  });
  $("choices").addEventListener("change", () => { location.hash = choose(); });
  $("q").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => location.replace(choose()), 150);
  });
  $("next").addEventListener("click", () => { shown += STEP; draw(); });
  $("rest").addEventListener("click", () => { shown = cards.length; draw(); });
  $("copy").addEventListener("click", () => navigator.clipboard.writeText($("citation").textContent));
  addEventListener("beforeprint", () => { shown = Math.max(shown, MOST_PRINTED); draw(); });
  addEventListener("afterprint", changed_);
  $("copy").hidden = !navigator.clipboard;
  $("bar").hidden = false;
  draw();
}

// Which comments a state of the page holds. A state is a list of names and values, as in the fragment of the address: filters
// (pillar, response_type, where.…, q), which every number counts, and what a number opened (OPENS), which narrows the list alone.
"use strict";
const counting = (data, texts) => {
  const OPENS = ["all", "in_pillar", "in_type", "theme", "themed", "word", "in_field", "id"];
  const FIELDS = ["opinion", "reply"];
  const { fold, wanted, has } = searching(data.folding);
  const everything = data.ids.map((_, row) => row);
  // Rows stand as the first and the steps from one to the next (analysis.export.explore.places)
  const rows = (steps) => {
    let row = 0;
    return steps.map((step) => (row += step));
  };
  const postings = new Map();
  const letters = new Map();
  for (const [kind, entries] of [["theme", Object.entries(data.themes).map(([code, [, ...own]]) => [code, ...own])], ["word", data.words]]) {
    for (const [key, opinion, reply, ...own] of entries) {
      postings.set(`${kind} ${key}`, [opinion, reply].map(rows));
      letters.set(`${kind} ${key}`, own);
    }
  }
  const touched = new Set(Object.keys(data.themes).flatMap((code) => postings.get(`theme ${code}`)[0]));

  // What an address may say: a value that this file does not have is told, and counts for nothing
  const knows = {
    pillar: (value) => data.pillars.includes(value),
    response_type: (value) => value !== "" && data.marks.includes(value),
    in_pillar: (value) => data.pillars.includes(value),
    in_type: (value) => data.marks.includes(value),
    theme: (value) => Object.hasOwn(data.themes, value),
    word: (value) => postings.has(`word ${value}`),
    in_field: (value) => FIELDS.includes(value),
    themed: (value) => value === "none",
    id: (value) => data.ids.includes(value),
  };
  const WHERE = "where.";
  const is = ([key, value]) => (key.startsWith(WHERE)
    ? Boolean(data.attributes[key.slice(WHERE.length)]?.values.includes(value))
    : (knows[key] ?? (() => true))(value));
  function read(fragment) {
    const said = [...new URLSearchParams(fragment)];
    return { state: new URLSearchParams(said.filter(is)), unknown: said.filter((each) => !is(each)).map(([, value]) => value) };
  }
  const filters = (state) => new URLSearchParams([...state].filter(([key]) => !OPENS.includes(key)));

  // Rows of what a number opened, whatever the filters
  function opened(state) {
    const tests = [];
    const pillar = data.pillars.indexOf(state.get("in_pillar"));
    const mark = data.marks.indexOf(state.get("in_type"));
    if (state.has("in_pillar")) tests.push((row) => data.pillar[row] === pillar);
    if (state.has("in_type")) tests.push((row) => data.mark[row] === mark);
    for (const kind of ["theme", "word"]) {
      if (state.has(kind)) {
        const fields = postings.get(`${kind} ${state.get(kind)}`);
        const own = new Set(state.has("in_field") ? fields[FIELDS.indexOf(state.get("in_field"))] : fields.flat());
        tests.push((row) => own.has(row));
      }
    }
    if (state.has("themed")) tests.push((row) => !touched.has(row));
    if (state.has("id")) tests.push((row) => data.ids[row] === state.get("id"));
    return everything.filter((row) => tests.every((test) => test(row)));
  }

  const folded = new Map();
  function foldedTexts(row) {
    if (!folded.has(row)) folded.set(row, texts(row).map((text, n) => data.folded[FIELDS[n]][row] ?? fold(text)));
    return folded.get(row);
  }
  // For each row, whether the filters leave it
  function holding(state) {
    const pillars = state.getAll("pillar").map((key) => data.pillars.indexOf(key));
    const marks = state.getAll("response_type").map((key) => data.marks.indexOf(key));
    const words = wanted(state.get("q") ?? "");
    const brought = Object.entries(data.attributes)
      .map(([column, { values, of }]) => [of, state.getAll(WHERE + column).map((value) => values.indexOf(value))])
      .filter(([, asked]) => asked.length);
    return everything.map((row) => (!pillars.length || pillars.includes(data.pillar[row]))
      && (!marks.length || marks.includes(data.mark[row]))
      && brought.every(([of, asked]) => asked.includes(of[row]))
      && words.every((spelt) => foldedTexts(row).some((text) => has(text, spelt))));
  }
  // The words that most of the rows use, with the rows by opinion, by reply, by either
  function frequent(holds) {
    const counts = data.words.map(([word]) => {
      const own = postings.get(`word ${word}`).map((found) => found.filter((row) => holds[row]));
      return { word, counts: [own[0].length, own[1].length, new Set(own.flat()).size] };
    });
    const used = counts.filter((each) => each.counts[2]);
    return used.sort((one, other) => other.counts[2] - one.counts[2]).slice(0, data.listed);
  }
  // For opinions and for replies, row → where the opened word or theme stands, as start and end
  function standing(state) {
    const kind = ["word", "theme"].find((each) => state.has(each));
    const key = `${kind} ${state.get(kind)}`;
    return FIELDS.map((field, n) => {
      const places = new Map();
      if (!kind || (state.has("in_field") && state.get("in_field") !== field)) return places;
      const left = [...postings.get(key)[n]];
      let own;
      letters.get(key)[n].forEach((start, at, all) => {
        if (at % 2) return;
        if (start < 0) places.set(left.shift(), own = []);
        const from = start < 0 ? -1 - start : start;
        own.push([from, from + all[at + 1]]);
      });
      return places;
    });
  }
  return { FIELDS, standing, read, filters, opened, holding, frequent };
};

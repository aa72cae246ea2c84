// Folding texts and looking for words in them, as the dashboard does it (analysis.language.search, .normalize). The tables that are
// folded by stand in the data.
"use strict";
const searching = ({ kept, dashes, invisible, radicals, spellings }) => {
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
  // For each word of a query, its spellings
  const wanted = (query) => fold(query).split(/\s+/).filter(Boolean).map(sought);
  const has = (folded, spelt) => spelt.some((each) => places(folded, each).length > 0);
  // Where words stand in a verbatim text, as start and end; nowhere in the rare text whose folded form is not that of its letters
  function spans(text, words) {
    const pieces = [...text].map((letter) => ({ letter, folded: fold(letter) }));
    const starts = [];
    let at = 0;
    for (const { letter, folded } of pieces) {
      for (let n = 0; n < folded.length; n += 1) starts.push([at, at + letter.length]);
      at += letter.length;
    }
    const folded = fold(text);
    if (folded.length !== starts.length) return [];
    return joined(words.flatMap((spelt) => spelt.flatMap((each) => places(folded, each).map((place) => {
      return [starts[place][0], starts[place + each.word.length - 1][1]];
    }))));
  }
  // What overlaps or touches is one place
  function joined(found) {
    const merged = [];
    for (const [start, end] of found.sort((one, other) => one[0] - other[0])) {
      const last = merged.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else merged.push([start, end]);
    }
    return merged;
  }
  return { fold, wanted, has, spans };
};

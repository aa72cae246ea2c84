// Places in the texts that are shown: of the search words, and of the words by which an opened theme was found. They are painted over
// the text (CSS.highlights), which stays as it is; a browser that cannot do so shows the text alone.
"use strict";
const marking = (data, cards, fields) => {
  const { wanted, spans } = searching(data.folding);
  const range = (p, [start, end]) => {
    const place = new Range();
    place.setStart(p.firstChild, start);
    place.setEnd(p.firstChild, end);
    return place;
  };
  return (state, rows) => {
    if (!globalThis.CSS?.highlights) return;
    const words = wanted(state.get("q") ?? "");
    const evidence = data.evidence[state.get("theme")] ?? [{}, {}];
    const found = new Highlight();
    for (const row of rows) {
      cards[row].querySelectorAll(":scope > p").forEach((p, field) => {
        if (!p.matches(".text")) return;
        const there = !p.matches("[data-shared]") && (!state.has("in_field") || fields[field] === state.get("in_field"));
        for (const place of words.length ? spans(p.textContent, words) : []) found.add(range(p, place));
        for (const place of (there && evidence[field][row]) || []) found.add(range(p, place));
      });
    }
    CSS.highlights.set("found", found);
  };
};

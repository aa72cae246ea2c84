// Places in the texts that are shown: of the search words, of an opened word, of the words by which an opened theme was found. They
// are painted over the text (CSS.highlights), which stays as it is; a browser that cannot do so shows the text alone.
"use strict";
const marking = (data, cards, standing) => {
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
    const places = standing(state);
    const found = new Highlight();
    for (const row of rows) {
      cards[row].querySelectorAll(":scope > p").forEach((p, field) => {
        if (!p.matches(".text")) return;
        for (const place of words.length ? spans(p.textContent, words) : []) found.add(range(p, place));
        for (const place of places[field].get(row) ?? []) found.add(range(p, place));
      });
    }
    CSS.highlights.set("found", found);
  };
};

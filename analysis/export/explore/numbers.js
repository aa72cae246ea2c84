// Every number of the page and every square: counted under the filters, each a link to the state that lists its comments.
"use strict";
const numbers = (data, { FIELDS, filters, opened, frequent }, { number, chosen, opening }) => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const address = (state, door) => `#${new URLSearchParams([...filters(state), ...new URLSearchParams(door)])}`;
  let doors;
  const findDoors = () => all("[data-door]").filter((link) => !link.closest("#words")).map((link) => {
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
    roveAll();
  }
  // One stop of the tab key for all squares of a part; the arrow keys go on from there
  function rove(group, to) {
    for (const square of group.querySelectorAll("a")) square.tabIndex = square === to ? 0 : -1;
  }
  function roveAll() {
    for (const group of all(".squares")) rove(group, group.querySelector("a:not([hidden])"));
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
  function draw(state, holds) {
    doors ??= findDoors();
    for (const { link, own } of doors) openDoor(link, own.filter((row) => holds[row]).length, state);
    drawSquares(state, holds);
    drawParts(state);
    document.getElementById("words").replaceChildren(...frequent(holds).map((each) => wordRow(each, state)));
  }
  return { address, draw, rove, roveAll };
};

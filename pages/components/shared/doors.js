// What every door of a page shares: one tap on it, or Enter, tells the server what it opens.
//
// Doors are buttons with `data-pick`. Those of texts, tables and squares are in the page's HTML. The marks of a chart get one each,
// laid over them: plotly answers a tablet's second tap only (the first one is its hovering), and no key at all.
// Buttons in a `data-roving` part are one stop of the Tab key; arrows go from one to the next (WAI-ARIA's pattern of a toolbar).

export default function ({ data, parentElement, setTriggerValue }) {
  const page = window.atlasPage ??= listening();
  page.mount = { parentElement, setTriggerValue };
  page.marks = data.marks;
  page.later();
  const early = window.atlasEarlyDoor;  // pressed before this listener was there (serving/shell.py)
  delete window.atlasEarlyDoor;
  if (early?.page === location.pathname && Date.now() - early.at < WAITS) setTimeout(() => setTriggerValue('pick', early.pick));
}

// The listeners of a tab, once: a mount may be ended after the next one has begun, and doors whose listener went with it would be
// dead. Whoever mounted last is told, as long as it stands in the page.
function listening() {
  const page = { mount: null, marks: {} };
  const alive = () => Boolean(page.mount?.parentElement.isConnected);
  document.addEventListener('click', (event) => {
    const door = event.target.closest?.('[data-pick]');
    if (door && alive()) page.mount.setTriggerValue('pick', door.dataset.pick);
  });
  document.addEventListener('keydown', rove);
  Object.defineProperty(window, 'atlasDoors', { get: alive });
  let asked = 0;
  const sizes = new ResizeObserver(() => page.later());
  page.later = () => { asked ||= requestAnimationFrame(() => { asked = 0; if (alive()) look(page.marks, sizes); }); };
  new MutationObserver(page.later).observe(document.body, { childList: true, subtree: true });
  return page;
}

const WAITS = 10_000;  // milliseconds; whoever waited longer has gone on to something else

function look(marks, sizes) {
  for (const [chart, traces] of Object.entries(marks)) {
    const plot = document.querySelector(`.st-key-${chart.replace(/[^\w-]/g, '-')} .js-plotly-plot`);  // as Streamlit writes keys
    if (!plot) continue;
    sizes.observe(plot);
    cover(plot, traces);
  }
  for (const door of document.querySelectorAll('button[data-pick][aria-label]:not([title])')) door.title = door.ariaLabel;
  for (const part of document.querySelectorAll('[data-roving]:not([data-ready])')) {
    part.dataset.ready = '';
    part.querySelectorAll('button').forEach((button, n) => { button.tabIndex = n ? -1 : 0; });
  }
}

// --- charts ------------------------------------------------------------------------------------------------------------------

const LEAST = 24;  // WCAG 2.5.8's least target

function cover(plot, traces) {
  const frame = plot.getBoundingClientRect();
  const found = [...boxes(plot, frame, traces)].sort((a, b) => Math.round((a.top - b.top) / 8) || a.left - b.left);
  const version = JSON.stringify(found);
  let layer = plot.querySelector(':scope > .atlas-marks');
  if (layer?.dataset.version === version) return;
  const held = layer?.contains(document.activeElement) ? document.activeElement.dataset.pick : null;
  layer?.remove();
  layer = document.createElement('div');
  layer.className = 'atlas-marks';
  layer.dataset.version = version;
  layer.dataset.roving = '';
  layer.setAttribute('role', 'group');
  layer.ariaLabel = plot.closest('[role=figure]')?.ariaLabel ?? '';
  layer.append(...found.map(button));
  plot.append(layer);
  if (held) [...layer.children].find((door) => door.dataset.pick === held)?.focus();
}

function button({ left, top, width, height, layer, pick, label }) {
  const door = document.createElement('button');
  door.type = 'button';
  door.dataset.pick = pick;
  door.ariaLabel = label;
  Object.assign(door.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px`, zIndex: layer ?? 0 });
  return door;
}

// One box a mark that opens something: all of its ink, and of a bar that stands alone its whole row with name and number.
function* boxes(plot, frame, traces) {
  const inks = new Map();
  for (const ink of plot.querySelectorAll('.barlayer .point, .scatterlayer path.point, .scatterlayer .textpoint')) {
    const trace = ink.closest('.trace')?.__data__?.[0]?.trace;
    const door = traces[trace?.index]?.[ink.__data__?.i];
    if (!door) continue;
    const box = ink.getBoundingClientRect();
    if (!inks.has(door)) inks.set(door, { box, trace });
    else inks.get(door).box = around(inks.get(door).box, box);
  }
  const alone = plot._fullLayout?.barmode !== 'stack';
  for (const [[pick, label], { box, trace }] of inks) {
    if (trace.type === 'bar' && alone) yield { ...row(plot, frame, box), pick, label };
    else yield { ...target(frame, box, trace.type === 'bar' ? 1 : LEAST), layer: trace.index, pick, label };
  }
}

function around(a, b) {
  const left = Math.min(a.left, b.left), top = Math.min(a.top, b.top);
  return new DOMRect(left, top, Math.max(a.right, b.right) - left, Math.max(a.bottom, b.bottom) - top);
}

// Pieces of a bar are side by side: a narrow one must not reach over its neighbour.
function target(frame, box, least) {
  const width = Math.max(box.width, least), height = Math.max(box.height, LEAST);
  return rounded(box.left - frame.left - (width - box.width) / 2, box.top - frame.top - (height - box.height) / 2, width, height);
}

function row(plot, frame, box) {
  const height = Math.max(box.height, LEAST);
  return rounded(0, box.top - frame.top - (height - box.height) / 2, frame.width, height);
}

function rounded(left, top, width, height) {
  return { left: Math.round(left), top: Math.round(top), width: Math.round(width), height: Math.round(height) };
}

// --- keys --------------------------------------------------------------------------------------------------------------------

function rove(event) {
  const part = event.target.closest?.('[data-roving]');
  if (!part) return;
  const buttons = [...part.querySelectorAll('button')];
  const at = buttons.indexOf(event.target);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key] ?? below(event, buttons, at);
  if (to === undefined || !buttons[to]) return;
  event.preventDefault();
  buttons[at].tabIndex = -1;
  buttons[to].tabIndex = 0;
  buttons[to].focus();
}

function below(event, buttons, at) {
  const down = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!down) return undefined;
  const here = buttons[at].getBoundingClientRect();
  const others = buttons.map((button, n) => ({ n, box: button.getBoundingClientRect() }))
    .filter(({ box }) => (box.top - here.top) * down > here.height / 2);
  if (!others.length) return undefined;
  const row = Math.min(...others.map(({ box }) => Math.abs(box.top - here.top)));
  return others.filter(({ box }) => Math.abs(Math.abs(box.top - here.top) - row) < 2)
    .reduce((best, each) => Math.abs(each.box.left - here.left) < Math.abs(best.box.left - here.left) ? each : best).n;
}

// What the line of actions under a figure does in the browser alone: its picture as a file, its citation to the clipboard.
//
// And what paper needs: figures as wide as the sheet; and what is said while a file is made (making.js). One listener for the whole page: buttons are in the page's HTML (`data-image`, `data-copy`).

export default function ({ parentElement }) {
  parentElement.stopListening?.();
  const stopped = new AbortController();
  document.addEventListener('click', (event) => {
    const image = event.target.closest?.('[data-image]');
    if (image) save(image);
    const copy = event.target.closest?.('[data-copy]');
    if (copy) toClipboard(copy);
  }, { signal: stopped.signal });
  document.addEventListener('click', watchMaking, { capture: true, signal: stopped.signal });  // before the button is taken out of use
  addEventListener('beforeprint', fitPaper, { signal: stopped.signal });
  parentElement.stopListening = () => stopped.abort();
  return parentElement.stopListening;
}

// plotly draws for the width of the screen and does not hear of the sheet's: without this, bars and columns at the right are cut off.
function fitPaper() {
  const sheet = 690;  // CSS pixels of an A4 sheet upright between its margins; across, the style sheet gives it its greater width
  const main = document.querySelector('[data-testid=stMainBlockContainer] > [data-testid=stVerticalBlock]');
  document.documentElement.style.setProperty('--atlas-sheet', sheet / Math.max(main?.clientWidth ?? sheet, sheet));
}

// --- the citation ------------------------------------------------------------------------------------------------------------

async function toClipboard(button) {
  const text = button.closest('[data-cited]').querySelector('.atlas-citation');
  try {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = 'コピーしました';
  } catch {  // without TLS browsers keep the clipboard closed: the text is marked, Ctrl+C takes it
    getSelection().selectAllChildren(text);
    button.textContent = '選びました（Ctrl+C でコピー）';
  }
}

// --- the picture -------------------------------------------------------------------------------------------------------------

const MARGIN = 16, LETTERS = 13, LINE = 20, TWICE = 2;

async function save(button) {
  const plot = figureBefore(button);
  if (!plot) return;
  const title = plot.dataset.title ?? plot.closest('[role=figure]')?.ariaLabel ?? '';
  const source = button.closest('[data-cited]').querySelector('.atlas-citation').textContent;  // innerText of what is folded is empty
  const { picture, width, height } = composed(plot, title, source);
  const svg = new Blob([picture], { type: 'image/svg+xml' });
  download(button.dataset.image === 'svg' ? svg : await painted(picture, width, height), `${button.dataset.name}.${button.dataset.image}`);
}

// The last chart that stands before the button: its own, wherever the page puts the line of actions.
function figureBefore(button) {
  const before = (plot) => plot.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING;
  return [...document.querySelectorAll('.js-plotly-plot, .atlas-map-frame')].filter(before).at(-1);
}

// plotly draws in layers of the same size, the map of comments in a canvas under one; with them the title above, and the source below,
// so that no picture goes about without.
function composed(plot, title, source) {
  const box = plot.getBoundingClientRect(), ground = getComputedStyle(document.querySelector('.stApp')).backgroundColor;
  const ink = getComputedStyle(plot).color, signs = Math.floor((box.width - 2 * MARGIN) / LETTERS);
  const above = lines(title, Math.floor(signs * 0.8)), below = lines(source, signs);
  const top = MARGIN + above.length * (LINE + 4), width = box.width;
  const height = top + box.height + below.length * LINE + 2 * MARGIN;
  const points = [...plot.querySelectorAll(':scope > canvas')].map((canvas) => painting(canvas, box, top));
  const layers = [...points, ...[...plot.querySelectorAll('svg.main-svg')].map((layer) => coloured(layer, top))].join('');
  const text = (line, n, y, size, weight) => `<text x="${MARGIN}" y="${y + n * (size + 7)}" font-size="${size}" font-weight="${weight}">${escaped(line)}</text>`;
  const words = [
    ...above.map((line, n) => text(line, n, MARGIN + 16, 17, 700)),
    ...below.map((line, n) => text(line, n, top + box.height + MARGIN + 8, LETTERS, 400)),
  ].join('');
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"`
    + ` viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${ground}"/>${layers}`
    + `<g fill="${ink}" font-family="${escaped(getComputedStyle(plot).fontFamily)}">${words}</g></svg>`;
  return { picture, width, height };
}

function painting(canvas, { width, height }, top) {
  return `<image href="${canvas.toDataURL()}" y="${top}" width="${width}" height="${height}"/>`;
}

// A copy of a layer whose letters keep the colours that the page's style sheet gives them.
function coloured(layer, top) {
  const copy = layer.cloneNode(true), shown = layer.querySelectorAll('text');
  copy.querySelectorAll('text').forEach((text, n) => {
    const { fill, stroke } = getComputedStyle(shown[n]);
    Object.assign(text.style, { fill, stroke });
  });
  copy.setAttribute('y', top);
  return new XMLSerializer().serializeToString(copy);
}

function lines(text, signs) {
  return text.match(new RegExp(`.{1,${Math.max(signs, 8)}}`, 'gsu')) ?? [];
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

async function painted(picture, width, height) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * TWICE;
  canvas.height = height * TWICE;
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

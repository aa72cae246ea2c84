// The map of comments: points on a canvas, groups over them, and what is opened from it, by the page's doors (shared/doors.js).

const SVG = 'http://www.w3.org/2000/svg', RESTS = 150;  // milliseconds after which what is in sight is counted
const READING = '点を読み込んでいます。', FAILED = '点を読み込めませんでした。ページを読み込み直してください。';
// As attributes: a saved picture has no style sheet.
const RING = { fill: 'none', stroke: '#8a919c' };
const AREA = { fill: '#c2571a', 'fill-opacity': 0.12, stroke: '#c2571a', 'stroke-width': 2, 'stroke-dasharray': '6 3' };
const LABEL = { 'text-anchor': 'middle', 'font-size': 13, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' };

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector('.atlas-map');
  root.atlasMap ??= new CommentMap(root);
  root.atlasMap.update(data);
}

class CommentMap {
  constructor(root) {
    const part = (name) => root.querySelector(name);
    [this.root, this.frame, this.canvas, this.svg, this.ring] = [root, ...['.atlas-map-frame', 'canvas', 'svg', '.atlas-map-point'].map(part)];
    [this.marks, this.said, this.seen, this.around, this.clear] = ['.atlas-marks', '.atlas-map-said', '[data-part=seen]', '[data-part=area]', '[data-act=clear]'].map(part);
    this.mode = 'move';
    this.at = -1;  // the point in the ring
    root.addEventListener('click', ({ target }) => this.press(target.closest('[data-act], [data-mode]')?.dataset ?? {}));
    this.marks.addEventListener('focusin', ({ target }) => this.toGroup(target));
    this.frame.addEventListener('scroll', () => { this.frame.scrollTo(0, 0); });  // a browser moves what has the focus into sight
    new ResizeObserver(() => { if (this.sight) this.fit(); }).observe(this.frame);
  }

  update(data) {
    const other = this.data?.points !== data.points || this.data.version !== data.version;
    this.data = data;
    if (other) this.begin();
    else if (this.points) this.points.light(data.lit);
    this.groups();
    if (other || this.given !== data.area) this.area = data.area ? data.area.split('_').map((pair) => pair.split('-').map(Number)) : this.area;
    this.given = data.area;
    this.point(-1, -1);
    this.fit();
  }

  begin() {
    [this.points, this.area] = [null, null];
    this.sight = new Sight(this.data.width, this.data.height);
    if (!this.listening) listenTo(this.frame, this.forwarded(), this);
    this.listening = true;
    this.said.textContent = READING;
    fetch(this.data.points).then((answer) => answer.ok ? answer.arrayBuffer() : Promise.reject(answer.status)).then((bytes) => {
      this.points = new Points(bytes);
      this.points.light(this.data.lit);
      this.said.textContent = '';
      this.changed();
    }).catch(() => { this.said.textContent = FAILED; });
  }

  // The listeners stay when another map comes in.
  forwarded() { return new Proxy({}, { get: (_, name) => typeof this.sight[name] === 'function' ? this.sight[name].bind(this.sight) : this.sight[name] }); }

  fit() {
    const { clientWidth, clientHeight } = this.frame;
    if (!clientWidth) return;
    this.sight.resize(clientWidth, clientHeight);
    if (!matchMedia('print').matches) {  // a sheet of paper gets the map as it is on the screen
      this.frame.style.setProperty('--across', `${this.frame.offsetWidth}px`);
      this.frame.style.setProperty('--down', `${this.frame.offsetHeight}px`);
    }
    this.svg.setAttribute('width', clientWidth);
    this.svg.setAttribute('height', clientHeight);
    this.changed();
  }

  // --- what is drawn ------------------------------------------------------------------------------------------------------------

  changed() {
    this.asked ||= requestAnimationFrame(() => { this.asked = 0; this.draw(); });
    clearTimeout(this.resting);
    this.resting = setTimeout(() => { this.draw(true); this.counts(); }, RESTS);
  }

  draw(rests = false) {
    const { sight, points, canvas } = this, dense = this.density(rests);
    const size = { width: Math.round(sight.across * dense), height: Math.round(sight.down * dense) };
    if (canvas.width !== size.width || canvas.height !== size.height) Object.assign(canvas, size);
    points?.draw(canvas, { scale: sight.scale * dense, left: sight.left, top: sight.top });
    this.data.disks.forEach(([x, y, radius], n) => {
      const [px, py] = sight.seen(x, y), { ring, label, door } = this.shown[n];
      ring.setAttribute('transform', `translate(${px} ${py})`);
      ring.firstChild.setAttribute('r', radius * sight.scale);
      label.setAttribute('transform', `translate(${px} ${py})`);
      if (door) Object.assign(door.style, { left: `${px - 36}px`, top: `${py - 28}px` });
    });
    this.outline(this.area?.map(([x, y]) => sight.seen(x, y)) ?? null);
    this.circle();
    this.frame.style.touchAction = this.mode === 'move' && sight.zoom === 1 ? 'pan-y' : 'none';
    this.root.querySelector('[data-act=out]').ariaDisabled = this.root.querySelector('[data-act=whole]').ariaDisabled = String(sight.zoom === 1);
  }

  // Pixels of the canvas a CSS pixel.
  density(rests) {
    const sharp = Math.min(window.devicePixelRatio || 1, 2);
    return rests || !this.points || this.points.within(...this.sight.box().flat()) < MANY ? sharp : 1;
  }

  groups() {
    const held = this.marks.contains(document.activeElement) ? document.activeElement.dataset.pick : null;
    this.svg.replaceChildren();
    this.marks.replaceChildren();
    delete this.marks.dataset.ready;
    this.shown = this.data.disks.map((_, n) => this.group(this.data.labels[n], this.data.doors[n]));
    this.line = this.svg.appendChild(element('path', AREA));
    if (held) [...this.marks.children].find((door) => door.dataset.pick === held)?.focus();
  }

  group(lines, behind) {
    const ring = element('g', {}, element('circle', RING)), last = lines.length - 1;
    const look = (n) => ({ x: 0, dy: n ? '1.3em' : `${0.35 - 0.65 * last}em`, 'font-weight': n < last ? 700 : 400 });
    const label = element('g', {}, element('text', LABEL, ...lines.map((line, n) => element('tspan', look(n), line))));
    this.svg.append(ring, label);
    if (!behind) return { ring, label };
    const door = document.createElement('button');
    Object.assign(door, { type: 'button', ariaLabel: behind[1] });
    door.dataset.pick = behind[0];
    this.marks.append(door);
    return { ring, label, door };
  }

  outline(corners) {
    const box = corners?.length === 2 ? [corners[0], [corners[1][0], corners[0][1]], corners[1], [corners[0][0], corners[1][1]]] : corners;
    this.line.setAttribute('d', box ? `M${box.map((each) => each.join(' ')).join('L')}Z` : '');
  }

  circle() {
    this.ring.hidden = this.at < 0;
    if (this.at < 0) return;
    const [px, py] = this.sight.seen(this.points.x[this.at], this.points.y[this.at]);
    Object.assign(this.ring.style, { left: `${px}px`, top: `${py}px` });
  }

  // --- what is said and opened --------------------------------------------------------------------------------------------------

  counts() {
    if (!this.points) return;
    this.count(this.seen, '見えている範囲に', this.sight.box());
    this.count(this.around, '囲んだ範囲に', this.area);
    this.clear.hidden = !this.area;
  }

  count(place, words, corners) {
    const found = corners ? this.points.count(corners) : 0, number = `${found.toLocaleString('ja-JP')}件`;
    const text = corners ? [words, found ? null : number] : [];
    const door = found ? doorTo({ in_area: corners.map((each) => each.join('-')).join('_') }, number, `${words}ある意見${number}を読む`) : null;
    if (door?.dataset.pick === place.querySelector('button')?.dataset.pick && place.textContent === words + number) return;
    place.replaceChildren(...[text[0], text[1], door].filter(Boolean));
  }

  // The nearest point to a place of the frame gets the ring; returns whether there is one.
  point(px, py, reach = 12) {
    this.choose(this.points && px >= 0 ? this.points.nearest(...this.sight.at(px, py), reach / this.sight.scale) : -1);
    return this.at >= 0;
  }

  choose(n) {
    if (n === this.at) return;
    this.at = n;
    if (n >= 0) {
      const name = this.points.name(n), group = this.points.group[n];
      this.ring.dataset.pick = JSON.stringify({ id: name });
      this.ring.ariaLabel = this.ring.title = `意見 ${name}番（${this.data.names[group]}）を読む`;
      this.said.textContent = `意見 ${name}番（${this.data.names[group]}）`;
    } else if (this.points) this.said.textContent = '';
    this.circle();
  }

  open(px, py, reach) {
    if (px === undefined ? this.at >= 0 : this.point(px, py, reach)) this.ring.click();
  }

  step(way) {
    if (!this.points) return;
    const { sight, points } = this, from = this.at >= 0 ? [points.x[this.at], points.y[this.at]] : [sight.x, sight.y];
    const found = this.at < 0 ? points.nearest(...from, 65536) : points.next(...from, way, 8 / sight.scale);
    if (found < 0) return;
    this.choose(found);
    sight.show(points.x[found], points.y[found]);
  }

  enlarge(times) {
    if (this.at >= 0) this.sight.enlarge(times, ...this.sight.seen(this.points.x[this.at], this.points.y[this.at]));
    else this.sight.enlarge(times);
  }

  leave() { this.choose(-1); this.area = null; }

  drawing(line) { this.outline(line ?? this.area?.map(([x, y]) => this.sight.seen(x, y)) ?? null); }

  drawn(corners) {
    this.area = corners.length > 1 ? corners : null;
    this.changed();
  }

  toGroup(door) {
    const disk = this.data.disks[this.shown.findIndex((each) => each.door === door)];
    if (disk && this.sight.zoom > 1) this.sight.show(disk[0], disk[1]);
    this.changed();
  }

  press({ act, mode }) {
    if (mode) this.turn(mode);
    if (act === 'in') this.enlarge(2);
    if (act === 'out') this.enlarge(0.5);
    if (act === 'whole') this.sight.whole();
    if (act === 'clear') this.leave();
    if (act || mode) this.changed();
  }

  turn(mode) {
    this.mode = mode;
    this.frame.classList.toggle('drawing', mode !== 'move');
    for (const each of this.root.querySelectorAll('[data-mode]')) each.ariaPressed = String(each.dataset.mode === mode);
  }
}

function element(name, attributes, ...inside) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

function doorTo(values, text, label) {
  const door = document.createElement('button');
  Object.assign(door, { type: 'button', className: 'atlas-number', textContent: text, ariaLabel: label });
  door.dataset.pick = JSON.stringify(values);
  return door;
}

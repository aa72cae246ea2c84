// How a visitor moves on the map: wheel, pointer, two fingers, keys; and a line or a box drawn around points.

const MOST = 64, KEY_STEP = 1.5, PAN = 0.25, STILL = 4;  // times the whole; times a key; of the view; pixels that a tap may slip
const CORNERS = 24;  // MOST of map_area.py
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// What of the map is in sight: the step in the middle, and how many times larger than the whole.
class Sight {
  constructor(width, height) { Object.assign(this, { width, height, x: width / 2, y: height / 2, zoom: 1, across: 1, down: 1 }); }

  get scale() { return Math.min(this.across / this.width, this.down / this.height) * this.zoom; }  // CSS pixels a step
  get left() { return this.x - this.across / 2 / this.scale; }
  get top() { return this.y - this.down / 2 / this.scale; }

  resize(across, down) { Object.assign(this, { across, down }); this.bound(); }

  // The middle stays so far from the edge that the map fills the view, and what lies under a pointer stays there while it is enlarged.
  bound() {
    const held = (value, length) => Math.min(Math.max(value, length / 2 / this.zoom), length - length / 2 / this.zoom);
    this.x = held(this.x, this.width);
    this.y = held(this.y, this.height);
  }

  at(px, py) { return [this.left + px / this.scale, this.top + py / this.scale]; }
  seen(x, y) { return [(x - this.left) * this.scale, (y - this.top) * this.scale]; }

  // What lies under a pixel stays there.
  enlarge(times, px = this.across / 2, py = this.down / 2) {
    const [x, y] = this.at(px, py);
    this.zoom = Math.min(Math.max(this.zoom * times, 1), MOST);
    const [nowX, nowY] = this.at(px, py);
    this.move(x - nowX, y - nowY);
  }

  move(stepsX, stepsY) { this.x += stepsX; this.y += stepsY; this.bound(); }

  whole() { this.zoom = 1; this.bound(); }

  // Brings a place into sight that is not.
  show(x, y) {
    const [px, py] = this.seen(x, y), near = 24;
    if (px < near || py < near || px > this.across - near || py > this.down - near) [this.x, this.y] = [x, y];
    this.bound();
  }

  // Whether a turn of the wheel would change anything: else it is the page's.
  goes(larger) { return larger ? this.zoom < MOST : this.zoom > 1; }

  box() {
    const whole = (value, most) => Math.min(Math.max(Math.round(value), 0), most);
    return [[this.left, this.top], this.at(this.across, this.down)].map(([x, y]) => [whole(x, this.width), whole(y, this.height)]);
  }
}

// Listens to a frame; `map` is told what was done: changed, point, open, step, leave, drawing, drawn.
function listenTo(frame, sight, map) {
  const down = new Map();  // pointers on the map, where they are
  let held = null;         // { x, y, moved, line } of what is being done with one of them
  const place = (event) => { const box = frame.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };

  frame.addEventListener('wheel', (event) => {
    if (!sight.goes(event.deltaY < 0)) return;
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === 1 ? 30 : 1);
    sight.enlarge(2 ** (-Math.max(Math.min(pixels, 200), -200) / 200), ...place(event));
    if (map.mode === 'move') map.point(...place(event));
    map.changed();
  }, { passive: false });

  frame.addEventListener('pointerdown', (event) => {
    if (event.button) return;
    down.set(event.pointerId, place(event));
    const [x, y] = place(event);
    held = { x, y, moved: down.size > 1, line: map.mode === 'move' ? null : [[x, y]] };
    if (down.size > 1) map.drawing(null);
  });

  frame.addEventListener('pointermove', (event) => {
    const [x, y] = place(event), before = down.get(event.pointerId);
    if (!before) return void (event.pointerType === 'mouse' && map.mode === 'move' && map.point(x, y));
    if (!held.moved && Math.hypot(x - held.x, y - held.y) < STILL) return;
    if (!held.moved) frame.setPointerCapture(event.pointerId);  // not before: a tap on a button has to stay its own
    held.moved = true;
    if (down.size === 2) pinch(event.pointerId, before, [x, y]);
    else if (held.line) draw([x, y]);
    else sight.move((before[0] - x) / sight.scale, (before[1] - y) / sight.scale);
    down.set(event.pointerId, [x, y]);
    if (!held.line || down.size === 2) map.changed();
  });

  const pinch = (id, before, now) => {
    const other = [...down].find(([each]) => each !== id)[1], apart = (one) => Math.max(Math.hypot(one[0] - other[0], one[1] - other[1]), 8);
    sight.move((before[0] - now[0]) / 2 / sight.scale, (before[1] - now[1]) / 2 / sight.scale);
    sight.enlarge(apart(now) / apart(before), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
    held.line = null;
  };

  const draw = (now) => {
    if (map.mode === 'box') held.line = [[held.x, held.y], now];
    else held.line.push(now);
    map.drawing(held.line);
  };

  const end = (event) => {
    if (!down.delete(event.pointerId) || !held) return;
    if (event.type === 'pointercancel') map.drawing(null);
    else if (!held.moved && map.mode === 'move' && !event.target.closest('button')) map.open(...place(event), event.pointerType === 'mouse' ? 12 : 24);
    else if (held.moved && held.line && !down.size) map.drawn(corners(held.line));
    if (!down.size) held = null;
  };
  frame.addEventListener('pointerup', end);
  frame.addEventListener('pointercancel', end);

  const corners = (line) => {
    const most = [sight.width, sight.height];
    const steps = line.map(([px, py]) => sight.at(px, py).map((value, axis) => Math.min(Math.max(Math.round(value), 0), most[axis])));
    if (map.mode === 'lasso') return simplified(steps, CORNERS);
    const [xs, ys] = [0, 1].map((axis) => steps.map((each) => each[axis]).sort((a, b) => a - b));
    return [[xs[0], ys[0]], [xs[1], ys[1]]];
  };

  frame.addEventListener('keydown', (event) => {
    if (event.target !== frame || event.ctrlKey || event.altKey || event.metaKey) return;
    const arrow = ARROWS[event.key];
    if (arrow && event.shiftKey) sight.move(arrow[0] * PAN * sight.across / sight.scale, arrow[1] * PAN * sight.down / sight.scale);
    else if (arrow) map.step(arrow);
    else if (event.key === 'Enter') map.open();
    else if (event.key === 'Escape') map.leave();
    else if (event.key === '0') sight.whole();
    else if ('+;='.includes(event.key)) map.enlarge(KEY_STEP);
    else if (event.key === '-') map.enlarge(1 / KEY_STEP);
    else return;
    event.preventDefault();
    map.changed();
  });
}

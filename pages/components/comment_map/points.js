// The points of the map: read from bytes (map_grid.py), sorted into tiles, drawn, found and counted.
//
// Pixels are written by hand where many points are in sight: thousands of circles a frame are too much without a graphics card.
// Few are drawn as true circles.

const TILES = 64, EDGE = 65536 / TILES, NOWHERE = 255;
const GREY = [0x8a, 0x91, 0x9c, 110], LIT = [0x2f, 0x6f, 0xd6, 225];  // MUTED and ACCENT of analysis/charts/parts/style.py; how much they hide
const FEW = 3000;    // points in sight up to which they are circles
const MANY = 20000;  // points in sight from which a screen of more than one pixel a CSS pixel gets them sharp only when the map rests

class Points {
  constructor(buffer) {
    const length = new DataView(buffer).getUint32(0, true), decoded = (from, to) => new TextDecoder().decode(new Uint8Array(buffer, from, to));
    const { count, numbered, step } = JSON.parse(decoded(4, length));
    const x = new Uint16Array(buffer, 4 + length, count), y = new Uint16Array(buffer, 4 + length + 2 * count, count);
    const group = new Uint8Array(buffer, 4 + length + 4 * count, count);
    this.names = numbered ? null : decoded(4 + length + 5 * count).split('\n');
    this.spacing = step * Math.sqrt(Math.PI);  // between neighbours, in steps of the grid
    this.sort(x, y, group);
    this.light(null);
  }

  // Points of a tile stand together, tiles of a row one after the other.
  sort(x, y, group) {
    const tile = (n) => Math.floor(y[n] / EDGE) * TILES + Math.floor(x[n] / EDGE);
    this.starts = new Uint32Array(TILES * TILES + 1);
    for (let n = 0; n < x.length; n++) if (group[n] !== NOWHERE) this.starts[tile(n) + 1]++;
    for (let n = 0; n < TILES * TILES; n++) this.starts[n + 1] += this.starts[n];
    const next = this.starts.slice(), shown = this.starts[TILES * TILES];
    [this.x, this.y, this.group, this.row] = [new Uint16Array(shown), new Uint16Array(shown), new Uint8Array(shown), new Uint32Array(shown)];
    for (let n = 0; n < x.length; n++) {
      if (group[n] === NOWHERE) continue;
      const place = next[tile(n)]++;
      [this.x[place], this.y[place], this.group[place], this.row[place]] = [x[n], y[n], group[n], n];
    }
  }

  // Which comments are chosen: a bit each in base64; null for all.
  light(bits) {
    const bytes = bits === null ? null : Uint8Array.from(atob(bits), (sign) => sign.charCodeAt(0));
    this.lit = Uint8Array.from(this.row, (row) => bytes === null ? 1 : (bytes[row >> 3] >> (row & 7)) & 1);
  }

  name(n) { return this.names ? this.names[this.row[n]] : String(this.row[n] + 1); }

  // Calls `each` with the ends of every run of points whose tiles touch a box of the grid.
  runs(left, top, right, bottom, each) {
    const bound = (value) => Math.min(Math.max(Math.floor(value / EDGE), 0), TILES - 1);
    for (let line = bound(top); line <= bound(bottom); line++) {
      each(this.starts[line * TILES + bound(left)], this.starts[line * TILES + bound(right) + 1]);
    }
  }

  // About how many points lie in a box.
  within(...box) {
    let found = 0;
    this.runs(...box, (from, to) => { found += to - from; });
    return found;
  }

  // --- drawing: `scale` pixels of the canvas a step, whose upper left corner shows the step `left`, `top` ----------------------

  draw(canvas, { scale, left, top }) {
    const radius = Math.min(Math.max(0.32 * this.spacing * scale, 0.6), 7 * (window.devicePixelRatio || 1));
    const box = [left - radius / scale, top - radius / scale, left + (canvas.width + radius) / scale, top + (canvas.height + radius) / scale];
    const context = canvas.getContext('2d');
    if (this.within(...box) > FEW) this.dots(context, canvas, { scale, left, top }, box, radius);
    else this.circles(context, canvas, { scale, left, top }, box, radius);
  }

  dots(context, { width, height }, { scale, left, top }, box, radius) {
    const margin = Math.ceil(radius) + 1, across = width + 2 * margin, down = height + 2 * margin;
    if (this.image?.width !== across || this.image?.height !== down) this.image = new ImageData(across, down);
    const pixels = new Uint32Array(this.image.data.buffer), dot = disc(radius, across), { x, y, lit } = this;
    pixels.fill(0);
    for (const pass of [0, 1]) {
      const colour = packedColour(pass ? LIT : GREY);
      this.runs(...box, (from, to) => {
        for (let n = from; n < to; n++) {
          if (lit[n] !== pass) continue;
          const column = Math.floor((x[n] - left) * scale) + margin, line = Math.floor((y[n] - top) * scale) + margin;
          if (column < margin - 1 || line < margin - 1 || column > width + margin || line > height + margin) continue;
          const at = line * across + column;
          for (let part = 0; part < dot.length; part++) pixels[at + dot[part]] = colour;
        }
      });
    }
    context.putImageData(this.image, -margin, -margin);
  }

  circles(context, { width, height }, { scale, left, top }, box, radius) {
    context.clearRect(0, 0, width, height);
    for (const pass of [0, 1]) {
      const stamp = circle(radius, pass ? LIT : GREY), half = stamp.width / 2;
      this.runs(...box, (from, to) => {
        for (let n = from; n < to; n++) {
          if (this.lit[n] === pass) context.drawImage(stamp, (this.x[n] - left) * scale - half, (this.y[n] - top) * scale - half);
        }
      });
    }
  }

  // --- finding and counting, of the chosen ones alone --------------------------------------------------------------------------

  // The nearest point within `reach` steps of a place that `fits`; -1 where there is none.
  nearest(x, y, reach, fits = () => true) {
    let found = -1, least = reach * reach;
    this.runs(x - reach, y - reach, x + reach, y + reach, (from, to) => {
      for (let n = from; n < to; n++) {
        if (!this.lit[n]) continue;
        const away = (this.x[n] - x) ** 2 + (this.y[n] - y) ** 2;
        if (away <= least && fits(n)) [least, found] = [away, n];
      }
    });
    return found;
  }

  // The next point in a direction from a place, at least `step` away and within 45 degrees of it; -1 at the edge.
  next(x, y, [across, down], step) {
    const fits = (n) => {
      const along = (this.x[n] - x) * across + (this.y[n] - y) * down;
      return along >= step && Math.abs((this.x[n] - x) * down) + Math.abs((this.y[n] - y) * across) <= along;
    };
    for (let reach = 4 * step; reach < 4 * EDGE * TILES; reach *= 4) {
      const found = this.nearest(x, y, reach, fits);
      if (found >= 0) return found;
    }
    return -1;
  }

  count(corners) {
    const within = holding(corners), xs = corners.map(([x]) => x), ys = corners.map(([, y]) => y);
    let found = 0;
    this.runs(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys), (from, to) => {
      for (let n = from; n < to; n++) if (this.lit[n] && within(this.x[n], this.y[n])) found++;
    });
    return found;
  }
}

// Whether a point lies in a box of two corners or within a line: step by step as map_area.py does, so that both count the same.
function holding(corners) {
  if (corners.length === 2) {
    const [[left, top], [right, bottom]] = corners;
    return (x, y) => x >= left && x <= right && y >= top && y <= bottom;
  }
  return (x, y) => {
    let odd = false;
    corners.forEach(([x1, y1], n) => {
      const [x2, y2] = corners.at(n - 1);
      if ((y1 > y) !== (y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1) odd = !odd;
    });
    return odd;
  };
}

// A line around points with as few corners as an address may hold: those go first that bend it least (Visvalingam & Whyatt 1993).
function simplified(corners, most) {
  const kept = corners.filter(([x, y], n) => n === 0 || x !== corners[n - 1][0] || y !== corners[n - 1][1]);
  const bend = (n) => {
    const [a, b, c] = [kept.at(n - 1), kept[n], kept[(n + 1) % kept.length]];
    return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]));
  };
  while (kept.length > most) {
    let least = 0;
    for (let n = 1, worth = bend(0); n < kept.length; n++) if (bend(n) < worth) [worth, least] = [bend(n), n];
    kept.splice(least, 1);
  }
  return kept;
}

function packedColour([red, green, blue, cover]) { return ((cover << 24) | (blue << 16) | (green << 8) | red) >>> 0; }

// Places of a dot's pixels around its own, in an image so wide.
function disc(radius, across) {
  const found = [], reach = Math.floor(radius);
  for (let down = -reach; down <= reach; down++) {
    for (let right = -reach; right <= reach; right++) if (down ** 2 + right ** 2 <= radius ** 2) found.push(down * across + right);
  }
  return Int32Array.from(found);
}

function circle(radius, [red, green, blue, cover]) {
  const stamp = document.createElement('canvas');
  stamp.width = stamp.height = Math.ceil(2 * radius) + 2;
  const context = stamp.getContext('2d');
  context.fillStyle = `rgba(${red}, ${green}, ${blue}, ${cover / 255})`;
  context.arc(stamp.width / 2, stamp.width / 2, radius, 0, 2 * Math.PI);
  context.fill();
  return stamp;
}

/**
 * Finds where text stands, in what a model says of every place of a picture: how likely letters are there. Letters that touch are a
 * line; a line is a box that may lie at any angle.
 */

/** A place is of letters from here on; a line whose places are less likely on the whole is none. */
const letterMin = 0.3;
const lineMin = 0.55;

/** Lines less high than this, in places, cannot be read. */
const heightMin = 3;

/** The model draws lines thinner than they are: by how much of area over rim a box is widened. */
const widened = 1.6;

/**
 * A line of text: its middle, the direction in which it is read (of length 1), how long and how high it is.
 * @typedef {{ x: number, y: number, along: [number, number], length: number, height: number }} Line
 */

/**
 * Lines of text in the places of a map, the highest letters first.
 * @param {Float32Array} map row by row, from 0 to 1 @param {number} width @param {number} most
 * @returns {Line[]} in places of the map
 */
export function linesIn(map, width, most) {
  /** @type {Line[]} */
  const lines = [];
  const seen = new Uint8Array(map.length);
  for (let place = 0; place < map.length; place++) {
    if (seen[place] || map[place] < letterMin) continue;
    const { places, sum } = spreadFrom(place, map, width, seen);
    if (places.length < heightMin * heightMin || sum / places.length < lineMin) continue;
    const line = boxAround(rimOf(places, width));
    if (line.height >= heightMin) lines.push(wider(line));
  }
  return lines.sort((one, other) => other.height - one.height).slice(0, most);
}

/** Every place of letters that hangs together with this one. @param {number} first @param {Float32Array} map @param {number} width @param {Uint8Array} seen */
function spreadFrom(first, map, width, seen) {
  const places = [first];
  seen[first] = 1;
  let sum = 0;
  for (let at = 0; at < places.length; at++) {
    const place = places[at];
    sum += map[place];
    const column = place % width;
    for (let down = -width; down <= width; down += width) {
      for (let right = -1; right <= 1; right++) {
        const next = place + down + right;
        const isOutside = next < 0 || next >= map.length || column + right < 0 || column + right >= width;
        if (isOutside || seen[next] || map[next] < letterMin) continue;
        seen[next] = 1;
        places.push(next);
      }
    }
  }
  return { places, sum };
}

/** The corners around places (convex hull): of each row its ends are enough. @param {number[]} places @param {number} width */
function rimOf(places, width) {
  /** @type {Map<number, [number, number]>} */
  const rows = new Map();
  for (const place of places) {
    const [x, y] = [place % width, Math.floor(place / width)];
    const ends = rows.get(y);
    if (ends) rows.set(y, [Math.min(ends[0], x), Math.max(ends[1], x)]);
    else rows.set(y, [x, x]);
  }
  /** @type {[number, number][]} a place is a square: its corners count */
  const points = [];
  for (const [y, [from, to]] of [...rows].sort(([one], [other]) => one - other)) {
    points.push([from, y], [to + 1, y], [from, y + 1], [to + 1, y + 1]);
  }
  points.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  return [...halfRim(points), ...halfRim(points.toReversed())];
}

/** @param {[number, number][]} points */
function halfRim(points) {
  /** @type {[number, number][]} */
  const rim = [];
  for (const point of points) {
    while (rim.length > 1 && !turnsLeft(rim[rim.length - 2], rim[rim.length - 1], point)) rim.pop();
    rim.push(point);
  }
  return rim.slice(0, -1);
}

/** @param {[number, number]} a @param {[number, number]} b @param {[number, number]} c */
const turnsLeft = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0;

/** The smallest box around a rim; one of its sides lies on a side of the rim. @param {[number, number][]} rim @returns {Line} */
function boxAround(rim) {
  /** @type {Line | undefined} */
  let best;
  rim.forEach((from, at) => {
    const to = rim[(at + 1) % rim.length];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const box = boxAlong(rim, [(to[0] - from[0]) / length, (to[1] - from[1]) / length]);
    if (!best || box.length * box.height < best.length * best.height) best = box;
  });
  return inReadingOrder(/** @type {Line} */ (best));
}

/** @param {[number, number][]} rim @param {[number, number]} along @returns {Line} */
function boxAlong(rim, along) {
  const [right, down] = along;
  const lengths = rim.map(([x, y]) => x * right + y * down);
  const heights = rim.map(([x, y]) => y * right - x * down);
  const [start, end, top, bottom] = [
    Math.min(...lengths),
    Math.max(...lengths),
    Math.min(...heights),
    Math.max(...heights),
  ];
  const [middle, across] = [(start + end) / 2, (top + bottom) / 2];
  const [x, y] = [middle * right - across * down, middle * down + across * right];
  return { x, y, along, length: end - start, height: bottom - top };
}

/** Text runs to the right; where a box is much taller than wide, downwards. @param {Line} line @returns {Line} */
function inReadingOrder({ x, y, along: [right, down], length, height }) {
  // Of the two axes the one that lies flatter, unless the other is much longer.
  const isFlat = Math.abs(right) >= Math.abs(down);
  const [flat, steep] = isFlat ? [length, height] : [height, length];
  const isTall = steep >= 1.5 * flat;
  const isKept = isFlat !== isTall;
  /** @type {[number, number]} */
  const axis = isKept ? [right, down] : [-down, right];
  const isBackward = isTall ? axis[1] < 0 : axis[0] < 0;
  const along = /** @type {[number, number]} */ (isBackward ? [-axis[0], -axis[1]] : axis);
  return isKept ? { x, y, along, length, height } : { x, y, along, length: height, height: length };
}

/** @param {Line} line @returns {Line} */
function wider(line) {
  const rim = 2 * (line.length + line.height);
  const air = (2 * widened * line.length * line.height) / rim;
  return { ...line, length: line.length + air, height: line.height + air };
}

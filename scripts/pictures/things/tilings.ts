import { cell } from '../random';
import type { Tile } from './tiles';

/** A way to cover a wall `width` × `height` cm, middle at the origin. */
export type Tiling = (width: number, height: number) => Tile[];

type Outline = readonly (readonly [number, number])[];

const box = (width: number, height: number): Outline => {
  const x = width / 2;
  const y = height / 2;
  return [
    [x, -y],
    [x, 0],
    [x, y],
    [0, y],
    [-x, y],
    [-x, 0],
    [-x, -y],
    [0, -y],
  ];
};

/** Rows of equal rectangles, each row shifted by `bond` of a width; `tints` colours laid out by `pick`. */
export function grid(
  width: number,
  height: number,
  gap: number,
  bond = 0,
  pick: (column: number, row: number) => number = () => 0,
): Tiling {
  return (wide, tall) => {
    const tiles: Tile[] = [];
    const outline = box(width, height);
    const rows = Math.ceil(tall / (height + gap) / 2) + 1;
    const columns = Math.ceil(wide / (width + gap) / 2) + 1;
    for (let row = -rows; row <= rows; row++)
      for (let column = -columns; column <= columns; column++)
        tiles.push({
          outline,
          x: (column + (((row % 2) + 2) % 2) * bond) * (width + gap),
          y: row * (height + gap),
          tint: pick(column, row),
        });
    return tiles;
  };
}

/** Bricks in herringbone at forty-five degrees; the long side is three times the short one. */
export function herringbone(short: number, gap: number): Tiling {
  return (wide, tall) => {
    const tiles: Tile[] = [];
    const unit = short + gap;
    const turned = (outline: Outline): Outline =>
      outline.map(([x, y]) => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2]);
    const lying = turned(box(unit * 3 - gap, short));
    const standing = turned(box(short, unit * 3 - gap));
    const reach = Math.ceil((wide + tall) / unit / 2) + 4;
    for (let i = -reach; i <= reach; i++)
      for (let j = -reach; j <= reach; j++) {
        const phase = (((i - j) % 6) + 6) % 6;
        if (phase !== 0 && phase !== 5) continue;
        const [cx, cy] = phase === 0 ? [i + 1.5, j + 0.5] : [i + 0.5, j + 1.5];
        const x = (cx - cy) * unit * Math.SQRT1_2;
        const y = (cx + cy) * unit * Math.SQRT1_2;
        if (Math.abs(x) < wide / 2 + unit * 2 && Math.abs(y) < tall / 2 + unit * 2)
          tiles.push({ outline: phase === 0 ? lying : standing, x, y, tint: 0 });
      }
    return tiles;
  };
}

/** Hexagons with a flat side up. */
export function hexagons(radius: number, gap: number, pick: (column: number, row: number) => number = () => 0): Tiling {
  return (wide, tall) => {
    const outline: Outline = Array.from({ length: 6 }, (_, index) => [
      radius * Math.cos((index * Math.PI) / 3),
      radius * Math.sin((index * Math.PI) / 3),
    ]);
    const stepX = radius * 1.5 + gap * 0.9;
    const stepY = radius * Math.sqrt(3) + gap;
    const tiles: Tile[] = [];
    for (let column = -Math.ceil(wide / stepX / 2) - 1; column <= Math.ceil(wide / stepX / 2) + 1; column++)
      for (let row = -Math.ceil(tall / stepY / 2) - 1; row <= Math.ceil(tall / stepY / 2) + 1; row++)
        tiles.push({
          outline,
          x: column * stepX,
          y: (row + (Math.abs(column) % 2) * 0.5) * stepY,
          tint: pick(column, row),
        });
    return tiles;
  };
}

/** Eight-pointed stars with crosses between them: tints 0 and 1. */
export function starsAndCrosses(pitch: number, gap: number): Tiling {
  const half = pitch / 2;
  const shrink = 1 - (gap * 0.75) / half;
  const star: Outline = Array.from({ length: 16 }, (_, index) => {
    const angle = (index * Math.PI) / 8;
    const radius = half * shrink * (index % 2 === 0 ? 1 : Math.SQRT1_2 / Math.cos(Math.PI / 8));
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  const cross = crossOutline(half, gap);
  return (wide, tall) => {
    const tiles: Tile[] = [];
    const columns = Math.ceil(wide / pitch / 2) + 1;
    const rows = Math.ceil(tall / pitch / 2) + 1;
    for (let column = -columns; column <= columns; column++)
      for (let row = -rows; row <= rows; row++) {
        tiles.push({ outline: star, x: column * pitch, y: row * pitch, tint: 0 });
        tiles.push({ outline: cross, x: (column + 0.5) * pitch, y: (row + 0.5) * pitch, tint: 1 });
      }
    return tiles;
  };
}

/** What four stars leave between them: a cross with pointed arms. */
function crossOutline(half: number, gap: number): Outline {
  const waist = half * (1 - Math.SQRT1_2) - gap * 0.5;
  const arm = half * Math.SQRT1_2;
  const quarter: (readonly [number, number])[] = [
    [half - gap, 0],
    [arm - gap * 0.2, waist],
    [waist, waist],
    [waist, arm - gap * 0.2],
  ];
  const turns: ((x: number, y: number) => readonly [number, number])[] = [
    (x, y) => [x, y],
    (x, y) => [-y, x],
    (x, y) => [-x, -y],
    (x, y) => [y, -x],
  ];
  return turns.flatMap((turn) => quarter.map(([x, y]) => turn(x, y)));
}

/** Fish scales in overlapping rows, pointing down. */
export function scales(width: number, gap: number): Tiling {
  const r = width / 2 - gap / 2;
  const outline: (readonly [number, number])[] = [];
  for (let index = 0; index <= 10; index++)
    outline.push([r * Math.cos(Math.PI + (index * Math.PI) / 10), r * Math.sin(Math.PI + (index * Math.PI) / 10)]);
  for (let index = 1; index < 7; index++)
    outline.push([r - r * Math.sin((index * Math.PI) / 12), r * (1 - Math.cos((index * Math.PI) / 12))]);
  outline.push([0, r * 0.99]);
  for (let index = 6; index > 0; index--)
    outline.push([-r + r * Math.sin((index * Math.PI) / 12), r * (1 - Math.cos((index * Math.PI) / 12))]);
  return (wide, tall) => {
    const tiles: Tile[] = [];
    const step = width / 2 + gap * 0.2;
    for (let row = -Math.ceil(tall / step / 2) - 1; row <= Math.ceil(tall / step / 2) + 1; row++)
      for (let column = -Math.ceil(wide / width / 2) - 1; column <= Math.ceil(wide / width / 2) + 1; column++)
        tiles.push({ outline, x: (column + (Math.abs(row) % 2) * 0.5) * width, y: row * step, tint: 0 });
    return tiles;
  };
}

/** A random tint out of `count`, the first one `often` times out of one. */
export function scattered(count: number, often: number): (column: number, row: number) => number {
  return (column, row) => (cell(column, row, 77) < often ? 0 : 1 + Math.floor(cell(column, row, 78) * (count - 1)));
}

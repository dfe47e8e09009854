import { nearest } from './ray';
import type { Camera, Hit, Scene, Skin } from './scene';
import { direct, lampSeen } from './shine';

/** What the camera recorded, per pixel, before it becomes a photograph. */
export type Film = {
  readonly width: number;
  readonly height: number;
  /** Own colour of what is seen. */
  readonly colour: Float32Array;
  /** Light falling on it. */
  readonly light: Float32Array;
  /** Light mirrored or given off by it. */
  readonly gloss: Float32Array;
  readonly normal: Float32Array;
  readonly depth: Float32Array;
  /** 1 for a sharp mirror image that must not be smoothed, towards 0 for a wide sheen. */
  readonly sharp: Float32Array;
};

const hit: Hit = { distance: 0, x: 0, y: 0, z: 0, nx: 0, ny: 0, nz: 0, u: 0, v: 0, seen: true, inside: false };
const skin: Skin = {
  red: 1,
  green: 1,
  blue: 1,
  roughness: 1,
  shine: 0,
  metal: false,
  nx: 0,
  ny: 1,
  nz: 0,
  glowRed: 0,
  glowGreen: 0,
  glowBlue: 0,
};
const from = new Float64Array(3);
const along = new Float64Array(3);
const second = new Float64Array(3);
const falling = new Float64Array(3);
const bounced = new Float64Array(3);
const mirrored = new Float64Array(3);
const draw = new Float64Array(10);
const steps = [
  0.7548776662, 0.5698402909, 0.8191725134, 0.6710436067, 0.5497004779, 0.8566748838, 0.7338918566, 0.628706721,
  0.5385972572, 0.4614027428,
];

function dress(scene: Scene, material: number): void {
  skin.red = 0.8;
  skin.green = 0.8;
  skin.blue = 0.8;
  skin.roughness = 1;
  skin.shine = 0;
  skin.metal = false;
  skin.nx = hit.nx;
  skin.ny = hit.ny;
  skin.nz = hit.nz;
  skin.glowRed = 0;
  skin.glowGreen = 0;
  skin.glowBlue = 0;
  scene.materials[material]?.shade(hit, skin);
}

/** Light coming back along a second ray: what it meets is lit directly, the rest is ambient. */
function arriving(
  scene: Scene,
  origin: Float64Array,
  d: Float64Array,
  s: number,
  t: number,
  mirror: boolean,
  out: Float64Array,
): void {
  hit.seen = false;
  const material = nearest(scene, origin, d, hit);
  if (mirror && lampSeen(scene, origin, d, material < 0 ? 1e9 : hit.distance, out)) return;
  if (material < 0) {
    scene.sky(d[0] as number, d[1] as number, d[2] as number, out);
    return;
  }
  dress(scene, material);
  const open = skin.metal ? 0.9 : 0.75;
  const { red, green, blue, glowRed, glowGreen, glowBlue } = skin;
  direct(scene, hit, skin, s, t, out);
  out[0] = ((out[0] as number) + scene.ambient[0] * open) * red + glowRed;
  out[1] = ((out[1] as number) + scene.ambient[1] * open) * green + glowGreen;
  out[2] = ((out[2] as number) + scene.ambient[2] * open) * blue + glowBlue;
}

/** Fills `second` with a direction about the normal (nx, ny, nz): cosine-spread, from two numbers. */
function cosineAround(nx: number, ny: number, nz: number, s: number, t: number): void {
  const height = 1 - 2 * s;
  const flat = Math.sqrt(Math.max(0, 1 - height * height));
  const x = nx + flat * Math.cos(6.283185 * t) * 0.999;
  const y = ny + height * 0.999;
  const z = nz + flat * Math.sin(6.283185 * t) * 0.999;
  const scale = 1 / Math.sqrt(x * x + y * y + z * z);
  second[0] = x * scale;
  second[1] = y * scale;
  second[2] = z * scale;
}

/** Fills `second` with the mirror direction, spread by the roughness; returns the cosine to the half vector. */
function mirrorAbout(nx: number, ny: number, nz: number, rough: number, s: number, t: number): number {
  const alpha = rough * rough;
  const cos2 = (1 - s) / (1 + (alpha * alpha - 1) * s);
  const cos = Math.sqrt(cos2);
  const sin = Math.sqrt(Math.max(0, 1 - cos2));
  const sign = nz >= 0 ? 1 : -1;
  const a = -1 / (sign + nz);
  const b = nx * ny * a;
  const p = sin * Math.cos(6.283185 * t);
  const q = sin * Math.sin(6.283185 * t);
  const hx = (1 + sign * nx * nx * a) * p + b * q + nx * cos;
  const hy = sign * b * p + (sign + ny * ny * a) * q + ny * cos;
  const hz = -sign * nx * p - ny * q + nz * cos;
  const facing = -(hx * (along[0] as number) + hy * (along[1] as number) + hz * (along[2] as number));
  second[0] = (along[0] as number) + 2 * facing * hx;
  second[1] = (along[1] as number) + 2 * facing * hy;
  second[2] = (along[2] as number) + 2 * facing * hz;
  return Math.max(0, facing);
}

const start = new Float64Array(3);

/** Sends one ray; answers the material it met, -1 for none. */
function sample(scene: Scene, film: Film, pixel: number): number {
  hit.seen = true;
  const at = pixel * 3;
  const material = nearest(scene, from, along, hit);
  if (material < 0) {
    scene.sky(along[0] as number, along[1] as number, along[2] as number, mirrored);
    for (let c = 0; c < 3; c++) film.gloss[at + c] = (film.gloss[at + c] as number) + (mirrored[c] as number);
    film.depth[pixel] = (film.depth[pixel] as number) + 1e4;
    return material;
  }
  dress(scene, material);
  film.depth[pixel] = (film.depth[pixel] as number) + hit.distance;
  const { red, green, blue, shine, metal, roughness, nx, ny, nz } = skin;
  film.normal[at] = (film.normal[at] as number) + nx;
  film.normal[at + 1] = (film.normal[at + 1] as number) + ny;
  film.normal[at + 2] = (film.normal[at + 2] as number) + nz;
  film.gloss[at] = (film.gloss[at] as number) + skin.glowRed;
  film.gloss[at + 1] = (film.gloss[at + 1] as number) + skin.glowGreen;
  film.gloss[at + 2] = (film.gloss[at + 2] as number) + skin.glowBlue;
  start[0] = hit.x + hit.nx * 3e-3;
  start[1] = hit.y + hit.ny * 3e-3;
  start[2] = hit.z + hit.nz * 3e-3;
  const gx = hit.nx;
  const gy = hit.ny;
  const gz = hit.nz;
  let kept = 1;
  const wantsLight = !metal;
  if (wantsLight) direct(scene, hit, skin, draw[2] as number, draw[3] as number, falling);
  if (shine > 0 || metal) {
    const facing = mirrorAbout(nx, ny, nz, Math.max(0.03, roughness), draw[6] as number, draw[7] as number);
    const tilt = (1 - facing) ** 5;
    const below = (second[0] as number) * gx + (second[1] as number) * gy + (second[2] as number) * gz;
    if (below < 0.02)
      for (let c = 0; c < 3; c++) second[c] = (second[c] as number) + (0.04 - 2 * below) * ([gx, gy, gz][c] as number);
    arriving(scene, start, second, draw[8] as number, draw[9] as number, true, mirrored);
    const weight = metal ? 1 : shine + (1 - shine) * tilt * (1 - roughness * 0.7);
    for (let c = 0; c < 3; c++) {
      const own = metal ? ([red, green, blue][c] as number) : 1;
      const share = metal ? own + (1 - own) * tilt : weight;
      film.gloss[at + c] =
        (film.gloss[at + c] as number) + Math.min(roughness > 0.3 ? 2 : metal ? 5 : 12, mirrored[c] as number) * share;
    }
    kept = metal ? 0 : 1 - weight;
    film.sharp[pixel] = (film.sharp[pixel] as number) + 1 - roughness;
  }
  if (!wantsLight) return material;
  cosineAround(nx, ny, nz, draw[4] as number, draw[5] as number);
  arriving(scene, start, second, draw[8] as number, draw[9] as number, false, bounced);
  for (let c = 0; c < 3; c++)
    film.light[at + c] =
      (film.light[at + c] as number) + Math.min(8, falling[c] as number) + Math.min(1.6, bounced[c] as number);
  film.colour[at] = (film.colour[at] as number) + red * kept;
  film.colour[at + 1] = (film.colour[at + 1] as number) + green * kept;
  film.colour[at + 2] = (film.colour[at + 2] as number) + blue * kept;
  return material;
}

function hashPixel(x: number, y: number): number {
  let hash = Math.imul(x, 0x1f123bb5) ^ Math.imul(y, 0x5f356495);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

function look(camera: Camera): { right: number[]; up: number[]; ahead: number[] } {
  const ahead = unit([0, 1, 2].map((axis) => (camera.at[axis] as number) - (camera.from[axis] as number)));
  const tip = ((camera.roll ?? 0) * Math.PI) / 180;
  const steep = Math.abs(ahead[1] as number) > 0.999;
  const flat = unit(cross(ahead, steep ? [0, 0, -1] : [0, 1, 0]));
  const rise = cross(flat, ahead);
  const right = flat.map((value, axis) => value * Math.cos(tip) + (rise[axis] as number) * Math.sin(tip));
  return { right, up: cross(right, ahead), ahead };
}

function unit(v: readonly number[]): number[] {
  const length = Math.hypot(...v);
  return v.map((value) => value / length);
}

function cross(a: readonly number[], b: readonly number[]): number[] {
  const [ax = 0, ay = 0, az = 0] = a;
  const [bx = 0, by = 0, bz = 0] = b;
  return [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
}

/**
 * Sends `samples` rays through every pixel; where the first ones met only floor or wall, which the smoothing
 * serves well, two thirds of them.
 */
export function expose(scene: Scene, width: number, height: number, samples: number): Film {
  const film = blank(width, height);
  const { right, up, ahead } = look(scene.camera);
  const scale = Math.tan((scene.camera.view * Math.PI) / 360) / (height / 2);
  const few = Math.ceil(samples * 0.6);
  const ground = scene.stage ? Math.min(scene.stage.floor, scene.stage.wall) : Number.POSITIVE_INFINITY;
  from.set(scene.camera.from);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const seed = hashPixel(x, y);
      let plain = true;
      let index = 0;
      while (index < (plain ? few : samples)) {
        for (let n = 0; n < 10; n++)
          draw[n] = ((Math.imul(seed, n * 2 + 1) >>> 0) / 4294967296 + (index + 0.5) * (steps[n] as number)) % 1;
        const px = (x + (draw[0] as number) - width / 2) * scale;
        const py = (height / 2 - y - (draw[1] as number)) * scale;
        let length = 0;
        for (let c = 0; c < 3; c++) {
          const value = (ahead[c] as number) + px * (right[c] as number) + py * (up[c] as number);
          along[c] = value;
          length += value * value;
        }
        length = 1 / Math.sqrt(length);
        for (let c = 0; c < 3; c++) along[c] = (along[c] as number) * length;
        if (sample(scene, film, y * width + x) < ground) plain = false;
        index++;
      }
      average(film, y * width + x, index);
    }
  return film;
}

function blank(width: number, height: number): Film {
  const three = (): Float32Array => new Float32Array(width * height * 3);
  const single = (): Float32Array => new Float32Array(width * height);
  return {
    width,
    height,
    colour: three(),
    light: three(),
    gloss: three(),
    normal: three(),
    depth: single(),
    sharp: single(),
  };
}

function average(film: Film, pixel: number, count: number): void {
  for (const buffer of [film.colour, film.light, film.gloss, film.normal])
    for (let at = pixel * 3; at < pixel * 3 + 3; at++) buffer[at] = (buffer[at] as number) / count;
  film.depth[pixel] = (film.depth[pixel] as number) / count;
  film.sharp[pixel] = (film.sharp[pixel] as number) / count;
}

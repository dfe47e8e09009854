import { cell } from '../random';
import type { Camera } from './scene';
import { smoothLight } from './smooth';
import type { Film } from './trace';

/** How the photograph is finished. */
export type Look = {
  readonly exposure: number;
  /** Colour of the light as the camera was set for it: above 1 in red is warm. */
  readonly balance: readonly [number, number, number];
  /** Darkening towards the corners, 0 to 1. */
  readonly vignette: number;
  readonly grain: number;
  readonly contrast: number;
  /** Halo around what is very bright, 0 to 1. */
  readonly bloom: number;
  readonly saturation: number;
  /** Brightness the camera aims at on average; 0 to take the light as it is. */
  readonly key: number;
  /** Reach of the smoothing, in powers of two: 5 for soft light, less where light is meant to be in spots. */
  readonly reach: number;
};

export const plainLook: Look = {
  exposure: 1,
  balance: [1, 1, 1],
  vignette: 0.16,
  grain: 0.012,
  contrast: 1,
  bloom: 0.03,
  saturation: 0.86,
  key: 0.36,
  reach: 5,
};

/** Makes the picture: 8-bit RGB, row by row. */
export function develop(film: Film, camera: Camera, look: Look): Uint8Array {
  const light = smoothLight(film, film.light, look.reach, look.reach < 5 ? 12 : 3);
  const gloss = mergeGloss(film);
  const image = new Float32Array(light.length);
  for (let index = 0; index < image.length; index++)
    image[index] = (film.colour[index] as number) * (light[index] as number) + (gloss[index] as number);
  const focused = camera.blur > 0 ? outOfFocus(film, camera, image) : image;
  const lit = look.bloom > 0 ? withBloom(focused, film.width, film.height, look.bloom) : focused;
  return print(lit, film.width, film.height, { ...look, exposure: look.exposure * metered(lit, look.key) });
}

/** What a camera's meter would do: bring the middle brightness most of the way to the key. */
function metered(image: Float32Array, key: number): number {
  if (key === 0) return 1;
  let sum = 0;
  for (let at = 0; at < image.length; at += 3)
    sum += Math.log(
      0.02 + 0.3 * (image[at] as number) + 0.6 * (image[at + 1] as number) + 0.1 * (image[at + 2] as number),
    );
  return (key / Math.exp(sum / (image.length / 3))) ** 0.65;
}

/** Wide sheens are smoothed, sharp reflections are left as they are. */
function mergeGloss(film: Film): Float32Array {
  const soft = smoothLight(film, film.gloss, 2, 6);
  return film.gloss.map((value, index) => {
    const sharp = film.sharp[Math.floor(index / 3)] as number;
    const keep = Math.min(1, Math.max(0, (sharp - 0.55) / 0.35));
    return (soft[index] as number) * (1 - keep) + value * keep;
  });
}

function outOfFocus(film: Film, camera: Camera, image: Float32Array): Float32Array {
  const { width, height, depth } = film;
  const focus = camera.focus ?? Math.hypot(...camera.at.map((value, axis) => value - (camera.from[axis] as number)));
  const radiusOf = (far: number): number =>
    Math.min(width * 0.018, (camera.blur * width * Math.abs(far - focus)) / far);
  const out = new Float32Array(image.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const here = y * width + x;
      const radius = radiusOf(depth[here] as number);
      const taps = radius < 0.6 ? 1 : Math.min(40, 8 + Math.ceil(radius * 3));
      const turn = cell(x, y) * 6.2832;
      let total = 0;
      let r = 0;
      let g = 0;
      let b = 0;
      for (let tap = 0; tap < taps; tap++) {
        const reach = taps === 1 ? 0 : radius * Math.sqrt((tap + 0.5) / taps);
        const angle = turn + tap * 2.39996;
        const px = Math.min(width - 1, Math.max(0, Math.round(x + reach * Math.cos(angle))));
        const py = Math.min(height - 1, Math.max(0, Math.round(y + reach * Math.sin(angle))));
        const other = py * width + px;
        const weight = radiusOf(depth[other] as number) + 0.5 >= reach * 0.8 ? 1 : 0.02;
        total += weight;
        r += weight * (image[other * 3] as number);
        g += weight * (image[other * 3 + 1] as number);
        b += weight * (image[other * 3 + 2] as number);
      }
      out[here * 3] = r / total;
      out[here * 3 + 1] = g / total;
      out[here * 3 + 2] = b / total;
    }
  return out;
}

function withBloom(image: Float32Array, width: number, height: number, amount: number): Float32Array {
  let halo: Float32Array = image.map((value) => Math.max(0, Math.min(value, 6) - 0.7));
  const radius = Math.round(width / 45);
  for (let round = 0; round < 3; round++) {
    halo = boxed(halo, width, height, radius, 3, width * 3);
    halo = boxed(halo, height, width, radius, width * 3, 3);
  }
  return image.map((value, index) => value + amount * (halo[index] as number) * 4);
}

/** One running-mean pass along lines of `length` pixels `step` floats apart. */
function boxed(
  source: Float32Array,
  length: number,
  lines: number,
  radius: number,
  step: number,
  line: number,
): Float32Array {
  const out = new Float32Array(source.length);
  for (let row = 0; row < lines; row++)
    for (let channel = 0; channel < 3; channel++) {
      const base = row * line + channel;
      let sum = 0;
      for (let index = -radius; index <= radius; index++)
        sum += source[base + Math.min(length - 1, Math.max(0, index)) * step] as number;
      for (let index = 0; index < length; index++) {
        out[base + index * step] = sum / (2 * radius + 1);
        const enter = Math.min(length - 1, index + radius + 1);
        const leave = Math.max(0, index - radius);
        sum += (source[base + enter * step] as number) - (source[base + leave * step] as number);
      }
    }
  return out;
}

/** A filmic curve: straight in the shadows, with a long shoulder. */
function curve(value: number, contrast: number): number {
  const x = Math.max(0, value);
  const toned = (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14);
  const shown = toned ** (1 / 2.2);
  return 0.5 + (shown - 0.5) * contrast;
}

function print(image: Float32Array, width: number, height: number, look: Look): Uint8Array {
  const out = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const dx = (x / width - 0.5) * 2;
      const dy = (y / height - 0.5) * 2;
      const shade = look.exposure * (1 - look.vignette * 0.5 * (dx * dx + dy * dy) ** 1.3);
      const r = curve((image[at] as number) * shade * look.balance[0] * 0.62, look.contrast);
      const g = curve((image[at + 1] as number) * shade * look.balance[1] * 0.62, look.contrast);
      const b = curve((image[at + 2] as number) * shade * look.balance[2] * 0.62, look.contrast);
      const grey = 0.3 * r + 0.55 * g + 0.15 * b;
      const speck = (cell(x, y, 1) + cell(x, y, 2) + cell(x, y, 3) - 1.5) * look.grain * (1.1 - 0.5 * grey);
      const coarse = (cell(x >> 1, y >> 1, 4) - 0.5) * look.grain * 0.8;
      [r, g, b].forEach((value, c) => {
        const shown =
          grey + (value - grey) * look.saturation + speck + coarse + (cell(x, y, 5 + c) - 0.5) * look.grain * 0.5;
        out[at + c] = Math.max(0, Math.min(255, Math.round(shown * 255)));
      });
    }
  return out;
}

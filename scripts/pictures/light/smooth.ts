import { cell } from '../random';
import type { Film } from './trace';

const kernel = [1 / 16, 1 / 4, 3 / 8, 1 / 4, 1 / 16];

/**
 * Evens out the grain of few samples without crossing edges: an à-trous wavelet filter that looks at
 * normal, depth and brightness. `levels` of 4 reaches 16 pixels.
 */
export function smoothLight(film: Film, source: Float32Array, levels: number, strictness: number): Float32Array {
  let now = source;
  for (let level = 0; level < levels; level++) now = pass(film, now, 1 << level, strictness / 2 ** level);
  return now;
}

function pass(film: Film, source: Float32Array, step: number, strictness: number): Float32Array {
  const { width, height, normal, depth } = film;
  const out = new Float32Array(source.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const here = y * width + x;
      // Taps are shifted at random within a step, or the gaps between them would print a pattern beside edges.
      const slipX = step > 2 ? Math.floor((cell(x, y, step) - 0.5) * step) : 0;
      const slipY = step > 2 ? Math.floor((cell(y, x, step + 1) - 0.5) * step) : 0;
      const at = here * 3;
      const r = source[at] as number;
      const g = source[at + 1] as number;
      const b = source[at + 2] as number;
      const nx = normal[at] as number;
      const ny = normal[at + 1] as number;
      const nz = normal[at + 2] as number;
      const far = depth[here] as number;
      const bright = r + g + b;
      let total = 0;
      let sumR = 0;
      let sumG = 0;
      let sumB = 0;
      for (let j = -2; j <= 2; j++) {
        const py = y + j * step + (j === 0 ? 0 : slipY);
        if (py < 0 || py >= height) continue;
        for (let i = -2; i <= 2; i++) {
          const px = x + i * step + (i === 0 ? 0 : slipX);
          if (px < 0 || px >= width) continue;
          const other = py * width + px;
          const to = other * 3;
          const alike = nx * (normal[to] as number) + ny * (normal[to + 1] as number) + nz * (normal[to + 2] as number);
          if (alike < 0.6) continue;
          const gap = Math.abs((depth[other] as number) - far) / (far * 0.004 * step + 1e-6);
          if (gap > 6) continue;
          const or = source[to] as number;
          const og = source[to + 1] as number;
          const ob = source[to + 2] as number;
          const change = Math.abs(or + og + ob - bright) / (bright + 0.15);
          const sharpened = alike * alike * alike * alike;
          const weight =
            ((kernel[i + 2] as number) * (kernel[j + 2] as number) * sharpened * sharpened * sharpened * sharpened) /
            (1 + gap * gap + strictness * change * change);
          total += weight;
          sumR += weight * or;
          sumG += weight * og;
          sumB += weight * ob;
        }
      }
      const scale = total > 1e-9 ? 1 / total : 0;
      out[at] = total > 1e-9 ? sumR * scale : r;
      out[at + 1] = total > 1e-9 ? sumG * scale : g;
      out[at + 2] = total > 1e-9 ? sumB * scale : b;
    }
  return out;
}

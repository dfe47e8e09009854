/** A colour as the stylesheet writes it: lightness 0 to 1, chroma, hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** How far two colours are apart for reading: 1 to 21, by WCAG 2.2; 4.5 is the least for text, 3 for controls. */
export function contrastRatio(one: Oklch, other: Oklch): number {
  const [first, second] = [luminance(one), luminance(other)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/**
 * Reads the colour `--color-<name>` out of a stylesheet for one theme: `light-dark(oklch(…), oklch(…))`, or one
 * `oklch(…)` for both. Null when it is written in another way.
 */
export function colourToken(css: string, name: string, theme: 'light' | 'dark'): Oklch | null {
  const both = new RegExp(`--color-${name}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\)`).exec(css);
  const one = new RegExp(`--color-${name}: oklch\\(([^)]+)\\)`).exec(css);
  const text = both ? both[theme === 'light' ? 1 : 2] : one?.[1];
  const [lightness, chroma, hue] = (text ?? '').split(' ').map(Number);
  return lightness === undefined || chroma === undefined || hue === undefined ? null : [lightness, chroma, hue];
}

/** Relative luminance (Ottosson's OKLab matrices, WCAG weights), clipped to what an sRGB screen can show. */
function luminance([lightness, chroma, hue]: Oklch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A colour by how it looks: lightness 0 to 1, green to red, blue to yellow (about -0.4 to 0.4). Björn Ottosson's OKLab, 2020. */
export type Lab = readonly [lightness: number, a: number, b: number];

const linear = Float64Array.from({ length: 256 }, (_, value) => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

/** The look of an sRGB colour; each part is 0 to 255. */
export function labOf(red: number, green: number, blue: number): Lab {
  const [r, g, b] = [linear[red] ?? 0, linear[green] ?? 0, linear[blue] ?? 0];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** The look of `#rrggbb`. */
export function labOfHex(hex: string): Lab {
  const value = Number.parseInt(hex.slice(1), 16);
  return labOf((value >> 16) & 255, (value >> 8) & 255, value & 255);
}

/** How far two colours look apart: 0 is the same, 0.02 just to be seen, 1 black from white. */
export function labDistance(one: Lab, other: Lab): number {
  const [lightness, a, b] = [one[0] - other[0], one[1] - other[1], one[2] - other[2]];
  // Not Math.hypot, which guards against overflow at five times the cost.
  return Math.sqrt(lightness * lightness + a * a + b * b);
}

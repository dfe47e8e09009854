/** A colour as linear light, red, green and blue. */
export type Colour = readonly [number, number, number];

/** The linear colour of a `#rrggbb` code. */
export function hex(code: string): Colour {
  const part = (at: number): number => (Number.parseInt(code.slice(at, at + 2), 16) / 255) ** 2.2;
  return [part(1), part(3), part(5)];
}

/** A mix of two colours. */
export function blend(from: Colour, to: Colour, share: number): Colour {
  const t = Math.min(1, Math.max(0, share));
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, from[2] + (to[2] - from[2]) * t];
}

/** A colour made lighter or darker. */
export function scaled(colour: Colour, factor: number): Colour {
  return [colour[0] * factor, colour[1] * factor, colour[2] * factor];
}

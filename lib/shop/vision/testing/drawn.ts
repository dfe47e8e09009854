import sharp from 'sharp';

/** Pictures drawn for tests: a few shapes, so that what is alike and what is not is known without a model. */

type Colour = readonly [red: number, green: number, blue: number];
type Shape = (x: number, y: number) => boolean;

const between = (value: number, from: number, to: number) => value >= from && value < to;

/** Shapes in a square of 320 pixels. */
export const shapes = {
  vase: (x, y) => (between(x, 135, 185) && between(y, 50, 120)) || ((x - 160) / 75) ** 2 + ((y - 190) / 80) ** 2 < 1,
  stool: (x, y) =>
    (between(x, 60, 260) && between(y, 110, 140)) ||
    ((between(x, 80, 98) || between(x, 222, 240)) && between(y, 140, 280)),
  plate: (x, y) => ((x - 160) / 130) ** 2 + ((y - 170) / 40) ** 2 < 1,
} satisfies Record<string, Shape>;

/** A JPEG of one shape in one colour on a pale ground. */
export function drawn(shape: Shape, colour: Colour): Promise<Buffer> {
  return pixels(320, 320, (x, y) => (shape(x, y) ? colour : [239, 234, 226]))
    .jpeg()
    .toBuffer();
}

/** The sixty bits of an EAN-13's right codes; left ones are their mirror. */
const right = '1110010 1100110 1101100 1000010 1011100 1001110 1010000 1000100 1001000 1110100'.split(' ');
const parities = 'LLLLLL LLGLGG LLGGLG LLGGGL LGLLGG LGGLLG LGGGLL LGLGLG LGLGGL LGGLGL'.split(' ');

/** A PNG of the barcode of thirteen digits. */
export function barcode(digits: string): Promise<Buffer> {
  const code = (digit: string) => right[Number(digit)] ?? '';
  const flipped = (bits: string) => [...bits].map((bit) => (bit === '0' ? '1' : '0')).join('');
  const reversed = (bits: string) => [...bits].reverse().join('');
  const parity = parities[Number(digits[0])] ?? '';
  const first = [...digits.slice(1, 7)].map((digit, at) =>
    parity[at] === 'L' ? flipped(code(digit)) : reversed(code(digit)),
  );
  const bits = `101${first.join('')}01010${[...digits.slice(7)].map(code).join('')}101`;
  const isDark: Shape = (x, y) => between(y, 60, 300) && bits[Math.floor((x - 60) / 4)] === '1';
  return pixels(500, 360, (x, y) => (x >= 60 && isDark(x, y) ? [0, 0, 0] : [255, 255, 255]))
    .png()
    .toBuffer();
}

function pixels(width: number, height: number, colourAt: (x: number, y: number) => Colour) {
  const rgb = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1) rgb.set(colourAt(at % width, Math.floor(at / width)), at * 3);
  return sharp(rgb, { raw: { width, height, channels: 3 } });
}

import { type HostileFile, hostile } from './hostile-file';
import { scene } from './samples';

/** Every kind, cut off where something begins and in the middle of its pixels. */
export const truncations: readonly HostileFile[] = [
  ...cut('JPEG', () => scene().jpeg().toBuffer(), [1, 3, 4, 20, 160]),
  ...cut('progressive JPEG', () => scene().jpeg({ progressive: true }).toBuffer(), [300]),
  ...cut('PNG', () => scene().png().toBuffer(), [7, 8, 20, 33, 40]),
  ...cut('WebP', () => scene().webp().toBuffer(), [11, 12, 16, 24]),
  ...cut('AVIF', () => scene().avif({ effort: 0 }).toBuffer(), [8, 16, 40, 120]),
  ...cut('GIF', () => scene().gif({ effort: 1, dither: 0 }).toBuffer(), [5, 6, 13, 40]),
];

function cut(kind: string, makeOnce: () => Promise<Buffer>, atBytes: readonly number[]): HostileFile[] {
  let made: Promise<Buffer> | undefined;
  const make = () => {
    made ??= makeOnce();
    return made;
  };
  return [
    ...atBytes.map((at) =>
      hostile(
        `${kind}, cut at byte ${at}`,
        async () => (await make()).subarray(0, at),
        'picture_broken',
        'not_a_picture',
      ),
    ),
    ...[25, 50, 75, 95].map((percent) =>
      hostile(`${kind}, cut at ${percent} %`, async () => shorter(await make(), percent), 'picture_broken'),
    ),
  ];
}

function shorter(bytes: Buffer, percent: number): Buffer {
  return bytes.subarray(0, Math.floor((bytes.length * percent) / 100));
}

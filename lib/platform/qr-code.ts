import 'server-only';
import { readFile } from 'node:fs/promises';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { assert } from '@/lib/kernel/assert';

/** A QR code as a drawing: how many squares it is wide and high, and the outline of its dark ones, a square being one unit. */
export type QrDrawing = { readonly size: number; readonly path: string };

/** Read from the package, so that nothing is asked of another machine; once per process, when the first code is drawn. */
let program: Promise<void> | undefined;

async function load(): Promise<void> {
  const file = await readFile('node_modules/zxing-wasm/dist/writer/zxing_writer.wasm');
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer }, fireImmediately: true });
}

/** Draws a short text as a QR code that still reads when a seventh of it is dirty. The quiet border of four squares is the caller's. */
export async function drawQrCode(text: string): Promise<QrDrawing> {
  program ??= load().catch((error: unknown) => {
    // What could not be read now may be read at the next asking.
    program = undefined;
    throw error;
  });
  await program;
  const { symbol, error } = await writeBarcode(text, {
    format: 'QRCode',
    ecLevel: 'M',
    addQuietZones: false,
    scale: 1,
  });
  assert(error === '' && symbol.width === symbol.height, 'a short text has a square code');
  const size = symbol.width;
  const dark = [...symbol.data].flatMap((level, at) => (level === 0 ? [at] : []));
  return { size, path: dark.map((at) => `M${at % size} ${Math.floor(at / size)}h1v1h-1z`).join('') };
}

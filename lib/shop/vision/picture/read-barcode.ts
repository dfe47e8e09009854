import 'server-only';
import { ok, type Result } from '@/lib/kernel/result';
import type { Mark } from '@/lib/shop/vision/models/eye-processes';
import { marksIn } from '@/lib/shop/vision/models/gateway';
import { expandUpcE, type Gtin, gtinIn, gtinOf } from './gtin';
import { mayBearMark } from './may-bear-mark';
import type { OpenPicture } from './model';

/** What was read: the number of the goods, the kind of mark it stood in, and where in the picture, in its pixels. */
export type FoundBarcode = {
  readonly gtin: Gtin;
  readonly format: string;
  readonly corners: readonly (readonly [x: number, y: number])[];
};

/**
 * The goods whose barcode is in a picture, largest mark first: EAN-13 and -8, UPC-A and -E, Code-128 and QR (GS1 too), upright or
 * turned, each with its check digit proven. Empty when there is none. Read by the processes that run the models, off the event loop;
 * refuses `busy` when too much waits there, and `eyes_failed` when the process that read ended.
 */
export async function readBarcode(
  picture: OpenPicture,
): Promise<Result<readonly FoundBarcode[], 'busy' | 'eyes_failed'>> {
  if (!mayBearMark(picture)) return ok([]);
  const upright = await marksIn(picture, false);
  if (!upright.ok) return upright;
  const found = goodsOf(upright.value);
  if (found.length > 0) return ok(found);
  const turned = await marksIn(picture, true);
  return turned.ok ? ok(goodsOf(turned.value)) : turned;
}

function goodsOf(marks: readonly Mark[]): readonly FoundBarcode[] {
  const found = marks.flatMap((mark) => {
    const gtin = gtinFrom(mark);
    return gtin === null ? [] : [{ gtin, format: mark.format, corners: mark.corners }];
  });
  return found.filter(({ gtin }, index) => found.findIndex((other) => other.gtin === gtin) === index);
}

function gtinFrom({ format, text }: Mark): Gtin | null {
  if (format === 'UPCE') return gtinOf(expandUpcE(text) ?? text);
  return format === 'QRCode' || format === 'Code128' ? gtinIn(text) : gtinOf(text);
}

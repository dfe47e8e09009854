import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { keptPicture } from '@/lib/shop/media/kept-picture';
import type { PictureObject, PictureSearch } from '@/lib/shop/vision/model';
import { look } from '@/lib/shop/vision/models/gateway';
import { type Crop, type SeenObject, wholePicture } from '@/lib/shop/vision/models/model';
import { findForeground } from '@/lib/shop/vision/picture/find-foreground';
import type { Gtin } from '@/lib/shop/vision/picture/gtin';
import type { OpenPicture, PictureBox, PictureFault } from '@/lib/shop/vision/picture/model';
import { openPicture } from '@/lib/shop/vision/picture/open-picture';
import { readBarcode } from '@/lib/shop/vision/picture/read-barcode';
import { type Palette, readColours } from '@/lib/shop/vision/picture/read-colours';
import type { Sought } from '@/lib/shop/vision/sight/near-index';
import { mainThing, withAir } from './main-thing';
import { currentEyes, faceOf } from './queries';

/** What was shown, as far as it can be compared; nothing of the picture itself is left. */
export type Shown = {
  readonly objects: readonly PictureObject[];
  readonly crop: Crop;
  readonly palette: Palette;
  readonly gtins: readonly Gtin[];
  /** Null while nothing in the shop has been looked at yet. */
  readonly sought: Sought | null;
  /** The whole picture, where nobody said which part is meant: what is kept was looked at whole, and a copy of it is only like the whole. */
  readonly whole: Sought | null;
  /** The product whose picture it is, which is not found again. */
  readonly self: Id<'product'> | null;
};

type Fault = PictureFault | 'busy' | 'eyes_failed' | 'not_found';

/**
 * Looks at what somebody shows: opens it, finds its things, the part that is meant, its colours, numbers and barcodes. A product that
 * was looked at before is not looked at again unless a part of it is meant.
 */
export async function lookAtShown(
  actor: Actor,
  { shown, crop }: Pick<PictureSearch, 'shown' | 'crop'>,
): Promise<Result<Shown, Fault>> {
  const eyes = await currentEyes();
  if ('picture' in shown) return lookAt(shown.picture, crop, eyes, true);
  const face = await faceOf(actor, shown.product, eyes);
  if (face === null) return refuse('not_found');
  const { sought, palette } = face;
  if (sought !== null && palette !== null && crop === undefined) {
    return ok({ objects: [], crop: wholePicture, palette, gtins: [], sought, whole: null, self: shown.product });
  }
  const bytes = await keptPicture(face.key);
  if (bytes === null) return refuse('not_found');
  const seen = await lookAt(bytes, crop ?? wholePicture, eyes, false);
  return seen.ok ? ok({ ...seen.value, self: shown.product }) : seen;
}

async function lookAt(
  bytes: Uint8Array,
  wanted: Crop | undefined,
  embedder: string | null,
  barcodes: boolean,
): Promise<Result<Shown, Fault>> {
  const opened = await openPicture(bytes);
  if (!opened.ok) return opened;
  const picture = opened.value;
  const things = await look(picture, { want: { objects: true } });
  if (!things.ok) return refuse(things.code === 'busy' ? 'busy' : 'eyes_failed');
  const { objects } = things.value;
  const crop = wanted ?? partMeant(picture, objects);
  const isPart = wanted === undefined && crop !== wholePicture;
  const [part, whole, codes] = await Promise.all([
    soughtIn(picture, crop, embedder),
    isPart ? soughtIn(picture, wholePicture, embedder) : ok(null),
    barcodes ? readBarcode(picture) : [],
  ]);
  if (!part.ok) return part;
  if (!whole.ok) return whole;
  return ok({
    objects: objects.map(({ name, box }) => ({ name, box })),
    crop,
    palette: readColours(picture, inPixels(picture, crop)),
    gtins: codes.map(({ gtin }) => gtin),
    sought: part.value,
    whole: whole.value,
    self: null,
  });
}

async function soughtIn(
  picture: OpenPicture,
  crop: Crop,
  embedder: string | null,
): Promise<Result<Sought | null, 'busy' | 'eyes_failed'>> {
  if (embedder === null) return ok(null);
  const seen = await look(picture, { crop, embedder, want: { vector: true } });
  if (!seen.ok) return refuse(seen.code === 'busy' ? 'busy' : 'eyes_failed');
  const { vector, code } = seen.value;
  return ok(vector === null || code === null ? null : { embedder, vector, code });
}

/** The main thing; where none is known, what stands before the background; else all of it. */
function partMeant(picture: OpenPicture, objects: readonly SeenObject[]): Crop {
  const thing = mainThing(objects);
  if (thing !== null) return withAir(thing.box);
  const { box, isFound } = findForeground(picture);
  if (!isFound) return wholePicture;
  const { width, height } = picture;
  return { left: box.left / width, top: box.top / height, width: box.width / width, height: box.height / height };
}

function inPixels({ width, height }: OpenPicture, crop: Crop): PictureBox {
  const left = Math.min(width - 1, Math.floor(crop.left * width));
  const top = Math.min(height - 1, Math.floor(crop.top * height));
  return {
    left,
    top,
    width: Math.max(1, Math.min(width - left, Math.round(crop.width * width))),
    height: Math.max(1, Math.min(height - top, Math.round(crop.height * height))),
  };
}

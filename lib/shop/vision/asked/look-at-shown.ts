import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { TurnstileFull, turnstile } from '@/lib/platform/turnstile';
import { keptPicture } from '@/lib/shop/media/kept-picture';
import type { PictureObject, PictureSearch } from '@/lib/shop/vision/model';
import { look } from '@/lib/shop/vision/models/gateway';
import { type Crop, type SeenClass, wholePicture } from '@/lib/shop/vision/models/model';
import type { Gtin } from '@/lib/shop/vision/picture/gtin';
import { mayBearLetters } from '@/lib/shop/vision/picture/may-bear-mark';
import type { OpenPicture, PictureFault } from '@/lib/shop/vision/picture/model';
import { openPicture } from '@/lib/shop/vision/picture/open-picture';
import { readBarcode } from '@/lib/shop/vision/picture/read-barcode';
import type { Palette } from '@/lib/shop/vision/picture/read-colours';
import { readLabel } from '@/lib/shop/vision/picture/read-label';
import type { Pattern } from '@/lib/shop/vision/picture/read-pattern';
import { shrinkPicture } from '@/lib/shop/vision/picture/shrink-picture';
import { surfaceOf } from '@/lib/shop/vision/picture/surface';
import type { Sought } from '@/lib/shop/vision/sight/near-index';
import type { Signs } from './evidence';
import { inPixels, isNearlyWhole, partMeant } from './main-thing';
import { currentEyes, faceOf } from './queries';

/** What was shown, as far as it can be compared; nothing of the picture itself is left. */
export type Shown = {
  readonly objects: readonly PictureObject[];
  readonly crop: Crop;
  readonly palette: Palette;
  readonly pattern: Pattern | null;
  readonly gtins: readonly Gtin[];
  /** The words printed on it. */
  readonly label: readonly string[];
  /** Null while nothing in the shop has been looked at yet. */
  readonly sought: Sought | null;
  /** The whole picture, where nobody said which part is meant: what is kept was looked at whole, and a copy of it is only like the whole. */
  readonly whole: { readonly sought: Sought; readonly signs: Signs } | null;
  /** The whole picture around a part that she chose: it finds nothing, and is only asked when the part alone leaves doubt. */
  readonly around: Sought | null;
  /** What else tells whether a shop may have it; null for a product's own picture, which nobody doubts. */
  readonly signs: Signs | null;
  /** The product whose picture it is, which is not found again. */
  readonly self: Id<'product'> | null;
};

type Fault = PictureFault | 'busy' | 'eyes_failed' | 'not_found';

/**
 * Looks at what somebody shows: opens it, finds its things, the part that is meant, its colours, numbers, words and barcodes. A product that
 * was looked at before is not looked at again unless a part of it is meant. Words are read unless `reads` says that nobody wants them.
 */
export async function lookAtShown(
  actor: Actor,
  { shown, crop }: Pick<PictureSearch, 'shown' | 'crop'>,
  reads = true,
): Promise<Result<Shown, Fault>> {
  const eyes = await currentEyes();
  if ('picture' in shown) return lookAt(shown.picture, crop, eyes, { barcodes: true, words: reads });
  const face = await faceOf(actor, shown.product, eyes);
  if (face === null) return refuse('not_found');
  const { sought, palette, pattern, label } = face;
  if (sought !== null && palette !== null && crop === undefined) {
    return ok({
      objects: [],
      crop: wholePicture,
      palette,
      pattern,
      gtins: [],
      label,
      sought,
      whole: null,
      around: null,
      signs: null,
      self: shown.product,
    });
  }
  const bytes = await keptPicture(face.key);
  if (bytes === null) return refuse('not_found');
  const seen = await lookAt(bytes, crop ?? wholePicture, eyes, { barcodes: false, words: reads });
  return seen.ok ? ok({ ...seen.value, signs: null, self: shown.product }) : seen;
}

async function lookAt(
  bytes: Uint8Array,
  wanted: Crop | undefined,
  embedder: string | null,
  reads: { readonly barcodes: boolean; readonly words: boolean },
): Promise<Result<Shown, Fault>> {
  const opened = await openInTurn(bytes);
  if (!opened.ok) return opened;
  const picture = opened.value;
  const [things, small] = await Promise.all([look(picture, { want: { objects: true } }), shrinkPicture(picture)]);
  if (!things.ok) return refuse(things.code === 'busy' ? 'busy' : 'eyes_failed');
  const { objects } = things.value;
  const crop = wanted ?? partMeant(small, objects);
  const isPart = !isNearlyWhole(crop);
  const [part, whole, codes, label] = await Promise.all([
    soughtIn(picture, crop, embedder),
    isPart ? soughtIn(picture, wholePicture, embedder) : ok(unseen),
    reads.barcodes ? readBarcode(picture) : ok([]),
    reads.words && mayBearLetters(picture) ? readLabel(picture, crop) : ok([]),
  ]);
  if (!part.ok) return part;
  if (!whole.ok) return whole;
  // Without its barcode a picture can still be compared; a crowd is told to wait, or the exact find would be lost silently.
  if (!codes.ok && codes.code === 'busy') return codes;
  return ok({
    objects: objects.map(({ name, box }) => ({ name, box })),
    crop,
    ...surfaceOf(small, inPixels(small, crop)),
    gtins: codes.ok ? codes.value.map(({ gtin }) => gtin) : [],
    // What cannot be read adds nothing; the picture is compared all the same.
    label: label.ok ? label.value : [],
    sought: part.value.sought,
    ...besides(wanted !== undefined, whole.value, objects),
    signs: { objects, classes: part.value.classes },
    self: null,
  });
}

/** What the whole picture is good for: it finds too where the part was guessed, and only speaks for a part that was chosen. */
function besides(
  isChosen: boolean,
  { sought, classes }: Part,
  objects: Signs['objects'],
): Pick<Shown, 'whole' | 'around'> {
  if (sought === null || isChosen) return { whole: null, around: sought };
  return { whole: { sought, signs: { objects, classes } }, around: null };
}

// Photographs that owners send are decoded in the same line: a crowd that searches stands in one of its own before it, in less memory.
const inTurn = turnstile(2, 24);

async function openInTurn(bytes: Uint8Array): ReturnType<typeof openPicture> {
  try {
    return await inTurn(() => openPicture(bytes));
  } catch (error) {
    if (error instanceof TurnstileFull) return refuse('busy');
    throw error;
  }
}

type Part = { readonly sought: Sought | null; readonly classes: readonly SeenClass[] };
const unseen: Part = { sought: null, classes: [] };

async function soughtIn(
  picture: OpenPicture,
  crop: Crop,
  embedder: string | null,
): Promise<Result<Part, 'busy' | 'eyes_failed'>> {
  if (embedder === null) return ok(unseen);
  const seen = await look(picture, { crop, embedder, want: { vector: true, tags: true } });
  if (!seen.ok) return refuse(seen.code === 'busy' ? 'busy' : 'eyes_failed');
  const { vector, code, classes } = seen.value;
  return ok({ sought: vector === null || code === null ? null : { embedder, vector, code }, classes });
}

import { type Crop, type SeenObject, wholePicture } from '@/lib/shop/vision/models/model';
import { findForeground } from '@/lib/shop/vision/picture/find-foreground';
import type { OpenPicture, PictureBox } from '@/lib/shop/vision/picture/model';

/** What stands in many photographs without being for sale: chosen only when there is nothing else. */
const bystanders = new Set(['person', 'cattle', 'cat', 'dog', 'vehicle', 'car']);

/** A box smaller than this share of the picture is not what somebody photographed. */
const shareMin = 0.02;

/**
 * The thing that is most likely meant: large, near the middle, surely seen, and for sale. Null when nothing in the picture
 * is large enough to be it.
 */
export function mainThing(objects: readonly SeenObject[]): SeenObject | null {
  const large = objects.filter(({ box }) => box.width * box.height >= shareMin);
  const goods = large.filter(({ name }) => !bystanders.has(name));
  const [first] = (goods.length > 0 ? goods : large).toSorted((one, other) => weight(other) - weight(one));
  return first ?? null;
}

/** A box in the middle counts its whole size, one in a corner a quarter of it. */
function weight({ box, score }: SeenObject): number {
  const [x, y] = [box.left + box.width / 2 - 0.5, box.top + box.height / 2 - 0.5];
  return score * Math.sqrt(box.width * box.height) * Math.exp(-2.8 * (x * x + y * y));
}

/** Air around a thing, as a share of its sides: a model has learned from pictures that show a little more than the thing. */
const air = 0.06;

/** A box with air around it, inside the picture. */
export function withAir(box: Crop): Crop {
  const [x, y] = [box.width * air, box.height * air];
  const [left, top] = [Math.max(0, box.left - x), Math.max(0, box.top - y)];
  return {
    left,
    top,
    width: Math.min(1, box.left + box.width + x) - left,
    height: Math.min(1, box.top + box.height + y) - top,
  };
}

/** The part of a picture that is meant when nobody says: the main thing; where none is known, what stands before the background; else all. */
export function partMeant(picture: OpenPicture, objects: readonly SeenObject[]): Crop {
  const thing = mainThing(objects);
  return thing === null ? (foregroundPart(picture) ?? wholePicture) : withAir(thing.box);
}

/** A part of so much of a picture is as good as the whole. */
const nearlyWhole = 0.9;

/** Whether a part is so much of a picture that the whole need not be looked at once more. */
export function isNearlyWhole({ width, height }: Crop): boolean {
  return width * height >= nearlyWhole;
}

/** What stands before the background, in shares of the picture; null where the edge tells nothing. */
export function foregroundPart(picture: OpenPicture): Crop | null {
  const { box, isFound } = findForeground(picture);
  if (!isFound) return null;
  const { width, height } = picture;
  return { left: box.left / width, top: box.top / height, width: box.width / width, height: box.height / height };
}

/** A part of a picture in its pixels, at least one. */
export function inPixels({ width, height }: OpenPicture, crop: Crop): PictureBox {
  const left = Math.min(width - 1, Math.floor(crop.left * width));
  const top = Math.min(height - 1, Math.floor(crop.top * height));
  return {
    left,
    top,
    width: Math.max(1, Math.min(width - left, Math.round(crop.width * width))),
    height: Math.max(1, Math.min(height - top, Math.round(crop.height * height))),
  };
}

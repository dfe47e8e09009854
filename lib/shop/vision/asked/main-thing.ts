import type { Crop, SeenObject } from '@/lib/shop/vision/models/model';

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

import 'server-only';
import sharp from 'sharp';
import { shelfOfThing } from '@/lib/shop/vision/asked/shelf-of-thing';
import { type Look, look } from '@/lib/shop/vision/models/gateway';
import { type ColourName, steadyColourName } from '@/lib/shop/vision/picture/colour-words';
import { findForeground } from '@/lib/shop/vision/picture/find-foreground';
import { mayBearLetters } from '@/lib/shop/vision/picture/may-bear-mark';
import type { OpenPicture } from '@/lib/shop/vision/picture/model';
import { readColours } from '@/lib/shop/vision/picture/read-colours';
import { readLabel } from '@/lib/shop/vision/picture/read-label';
import { shrinkPicture } from '@/lib/shop/vision/picture/shrink-picture';
import type { ToldThing } from './photo-words';
import type { Form } from './same-form';
import { shelfByNumbers } from './shelf-by-numbers';
import { toldByTags } from './told-by-tags';

/** What a photograph tells, and its form: what it is like without its colours. */
export type ToldPhoto = ToldThing & { readonly form: Form | null };

/** A colour is that of a thing when so much of it has it. */
const colourShareMin = 0.55;

/** What a picture tells; null when nobody can look at it now. */
export async function tellPicture(opened: OpenPicture): Promise<ToldPhoto | null> {
  const picture = await shrinkPicture(opened);
  const [seen, form] = await Promise.all([
    look(picture, { want: { tags: true, vector: true } }),
    withoutColour(picture).then((grey) => look(grey, { want: { vector: true } })),
  ]);
  if (!seen.ok || !form.ok) return null;
  const { vector, embedder } = form.value;
  return {
    ...(await toldBy(seen.value, picture)),
    colour: colourOf(picture),
    form: vector && { embedder, vector },
  };
}

/** By the classes of the model, else by its numbers, else by things in the picture that have a name. */
async function toldBy(
  { tags, vector, embedder }: Look,
  picture: OpenPicture,
): Promise<Pick<ToldThing, 'thing' | 'shelf'>> {
  if (tags.length > 0) return toldByTags(tags);
  const shelf = vector && shelfByNumbers(embedder, vector);
  if (shelf) return { thing: null, shelf };
  const things = await look(picture, { want: { objects: true } });
  return { thing: null, shelf: things.ok ? shelfOfThing(things.value.objects) : null };
}

/** The words printed on what a picture shows; null when they cannot be read now. */
export async function lettersOn(picture: OpenPicture): Promise<readonly string[] | null> {
  if (!mayBearLetters(picture)) return [];
  const label = await readLabel(picture);
  return label.ok ? label.value : null;
}

/** The one colour of what stands before the background; null where nothing is told from it, for what has several, and for what is another in other light. */
function colourOf(picture: OpenPicture): ColourName | null {
  const ground = findForeground(picture);
  if (!ground.isFound) return null;
  const shares = new Map<ColourName, number>();
  for (const { lab, share } of readColours(picture, undefined, ground)) {
    const name = steadyColourName(lab);
    if (name !== null) shares.set(name, (shares.get(name) ?? 0) + share);
  }
  const [first] = [...shares].sort(([, one], [, other]) => other - one);
  return first && first[1] >= colourShareMin ? first[0] : null;
}

/** The same picture in greys: what two colours of one thing have in common. */
async function withoutColour({ width, height, rgb }: OpenPicture): Promise<OpenPicture> {
  const raw = { width, height, channels: 3 } as const;
  return { width, height, rgb: await sharp(rgb, { raw }).modulate({ saturation: 0 }).raw().toBuffer() };
}

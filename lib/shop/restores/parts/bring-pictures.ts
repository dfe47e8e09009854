import 'server-only';
import { z } from 'zod';
import { media } from '@/db/schema/shop/page';
import { fileStore } from '@/lib/platform/storage';
import { sealOf } from '@/lib/shop/archives/seal';
import { keepImage } from '@/lib/shop/media/keep-image';
import { keptPlace, photoKey } from '@/lib/shop/media/model';
import { backPart, type Restore } from '../back-part';
import { wholeOf } from '../open-restore';
import { pictureName, words } from './fields';

const percent = z.int().min(0).max(100);
const side = z.int().min(1).max(100_000);

const Picture = z.object({
  picture: pictureName,
  alt: words(300),
  focal: z.tuple([percent, percent]),
  credit: words(300).nullable(),
  width: side,
  height: side,
  blur: z
    .string()
    .regex(/^(?:data:image\/webp;base64,[A-Za-z0-9+/=]{1,4000})?$/)
    .default(''),
  sold: z.boolean().default(false),
});

/**
 * Pictures, byte for byte as they were kept. Of an archive that this Souk sealed they are its own; those of any other are looked at, and
 * one that is not of the form in which pictures are kept is encoded anew and said.
 */
export const bringPictures = backPart({
  name: 'pictures',
  file: 'pictures.jsonl',
  together: 4,
  record: Picture,
  prepare: async (restored, file, records) => {
    const store = await fileStore();
    const kept = [];
    for (const { no, line } of records) {
      const bytes = await wholeOf(file.open(line.picture));
      if (bytes === null) throw new Error('a picture of an archive that was checked is there');
      const hash = line.picture.slice('pictures/'.length, 'pictures/'.length + 64);
      const isOwn = file.isSealed;
      const image = isOwn
        ? { ok: true as const, value: { ...line, bytes, isSame: true } }
        : await keepImage(bytes, hash);
      if (!image.ok) throw new Error(`a picture of an archive is none: ${image.code}`);
      const key = keyOf(restored, no);
      await store.put(keptPlace(key), image.value.bytes, 'image/webp');
      const {
        bytes: { length },
        width,
        height,
        blur,
        isSame,
      } = image.value;
      kept.push({ key, bytes: length, width, height, blur: isSame ? line.blur || blur : blur, isSame });
    }
    return kept;
  },
  bring: async (back, records, kept) => {
    const rows = records.flatMap(({ no, line }, at) => {
      const one = kept[at];
      if (!one) return [];
      const { isSame, ...stored } = one;
      if (!isSame) back.remark('picture_encoded', line.alt || line.picture);
      const [focalX, focalY] = line.focal;
      const said = { alt: line.alt, credit: line.credit, focalX, focalY, inOrders: line.sold };
      return [{ id: back.idOf('media', no), pageId: back.owned.id, ...stored, ...said }];
    });
    await back.transaction.insert(media).values(rows);
    await back.note(
      'media',
      records.map(({ no, line }) => ({ name: line.picture, id: back.idOf('media', no) })),
    );
  },
});

/** The same key each time: a worker that is killed after it stored a picture finds it at its place. */
function keyOf({ id }: Restore, no: number): string {
  return photoKey(Buffer.from(sealOf(`picture:${id}:${no}`), 'hex'));
}

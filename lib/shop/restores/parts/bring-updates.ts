import 'server-only';
import { z } from 'zod';
import { post } from '@/db/schema/shop/page';
import { aheadDaysMax, type PlacedTag, photoTagsMax } from '@/lib/shop/posts/model';
import { writeParts } from '@/lib/shop/posts/write-post';
import { showVideo } from '@/lib/shop/videos/target';
import { type Back, backPart, type Numbered } from '../back-part';
import { pictureName, productName, videoName, words } from './fields';
import { findShown } from './find-shown';

/** When it is seen: null for a draft. What came out of nowhere later than a page may schedule is scheduled as late as that. */
const at = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .transform((text) => new Date(Math.min(Date.parse(text), Date.now() + aheadDaysMax * 86_400_000)))
  .nullable();

const percent = z.int().min(0).max(100);

const Update = z.object({
  at,
  body: words(3_000),
  /** What it was elsewhere before it moved here: the same one never comes twice. */
  source: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
  pictures: z.array(pictureName).max(100),
  products: z.array(productName).max(100),
  /** Archives of before had none. */
  video: videoName.nullable().default(null),
  /** Where on its pictures products are; archives of before had none. */
  tags: z
    .array(z.object({ picture: pictureName, product: productName, x: percent, y: percent }))
    .max(1_000)
    .default([]),
});

type Line = z.infer<typeof Update>;

/** What the page published, on its days, what it will, and its drafts; whoever brings it back stands for who wrote it, for that is about people. */
export const bringUpdates = backPart({
  name: 'updates',
  file: 'updates.jsonl',
  record: Update,
  bring: async (back, records) => {
    const shownBy = await findPosted(back, records);
    const videos = await back.find(
      'video',
      records.flatMap(({ line }) => line.video ?? []),
    );
    for (const { no, line } of records) {
      const id = back.idOf('post', no);
      const row = {
        id,
        pageId: back.owned.id,
        authorId: back.owned.personId,
        body: line.body,
        publishedAt: line.at,
        sourceHash: line.source,
      };
      await back.transaction.insert(post).values(row);
      await writeParts(back.transaction, id, shownBy(line));
      const film = line.video === null ? undefined : videos.get(line.video);
      if (film) await showVideo(back.transaction, { post: id }, film, 0);
    }
    await back.note(
      'post',
      records.map(({ no }) => ({ name: String(no), id: back.idOf('post', no) })),
    );
  },
});

/** What each of these records shows, and where, as far as it came; of one picture no more tags than a page may set. */
async function findPosted(back: Back, records: readonly Numbered<Line>[]) {
  const shownBy = await findShown(back, records);
  const tags = records.flatMap(({ line }) => line.tags);
  const photos = await back.find('media', [...new Set(tags.map(({ picture }) => picture))]);
  const products = await back.find('product', [...new Set(tags.map(({ product }) => product))]);
  return (line: Line) => {
    const placed = line.tags.flatMap(({ picture, product: name, x, y }): PlacedTag[] => {
      const [photo, product] = [photos.get(picture), products.get(name)];
      return photo && product ? [{ photo, product, x, y }] : [];
    });
    const shown = shownBy(line);
    const onPhotos = shown.pictures.flatMap((photo) =>
      placed.filter((tag) => tag.photo === photo).slice(0, photoTagsMax),
    );
    return { photos: shown.pictures, products: shown.products, tags: onPhotos };
  };
}

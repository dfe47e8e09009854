import 'server-only';
import { z } from 'zod';
import { post } from '@/db/schema/shop/page';
import { writePostPhotos, writePostProducts } from '@/lib/shop/posts/create-post';
import { backPart } from '../back-part';
import { past, pictureName, productName, words } from './fields';
import { findShown } from './find-shown';

const Update = z.object({
  at: past,
  body: words(3_000).min(1),
  /** What it was elsewhere before it moved here: the same one never comes twice. */
  source: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
  pictures: z.array(pictureName).max(100),
  products: z.array(productName).max(100),
});

/** What the page published, on its days; whoever brings it back stands for who wrote it, for that is about people. */
export const bringUpdates = backPart({
  name: 'updates',
  file: 'updates.jsonl',
  record: Update,
  bring: async (back, records) => {
    const shownBy = await findShown(back, records);
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
      const { pictures, products } = shownBy(line);
      await writePostPhotos(back.transaction, id, pictures);
      await writePostProducts(back.transaction, id, products);
    }
    await back.note(
      'post',
      records.map(({ no }) => ({ name: String(no), id: back.idOf('post', no) })),
    );
  },
});

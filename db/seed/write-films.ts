import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { productMedia } from '@/db/schema/shop/product';
import { productVideo, video } from '@/db/schema/shop/video';
import { prepareVideo } from '@/lib/shop/videos/gateway';
import { keptVideoPlace } from '@/lib/shop/videos/model';
import { writePieces } from '@/lib/shop/videos/pieces';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { pages } from './world/pages';
import { pageIdOf, productIdOf } from './write-shops';

const films = path.resolve('db/seed/pictures');

/** The films of products in the demo world, kept as one that is sent is; each once. Its first picture stands for it. */
export async function writeFilms(database: OwnerDb, derive: Derive): Promise<void> {
  for (const { handle, products } of pages) {
    for (const { slug, film } of products) {
      if (!film) continue;
      const id = derive.id('video', `${handle}/${slug}`);
      const productId = productIdOf(derive, handle, slug);
      if ((await database.$count(video, eq(video.id, id))) > 0) continue;
      const sent = await readFile(path.join(films, film.file));
      const prepared = await prepareVideo(async () => sent);
      if (!prepared.ok) throw new Error(`a film of the demo world plays: ${prepared.code}`);
      const { bytes, ...view } = prepared.value;
      const key = derive.photoKey(`film ${handle}/${slug}`);
      await writePieces(keptVideoPlace(key), bytes);
      const [face] = await database
        .select({ id: productMedia.mediaId })
        .from(productMedia)
        .where(eq(productMedia.productId, productId))
        .orderBy(productMedia.position)
        .limit(1);
      const hash = createHash('sha256').update(bytes).digest('hex');
      await database.transaction(async (tx) => {
        await tx.insert(video).values({
          ...{ id, pageId: pageIdOf(derive, handle), key, state: 'kept', ...view, bytes: bytes.length, hash },
          ...{ alt: film.alt, noSpeech: view.hasSound, posterMediaId: face?.id ?? null },
        });
        await tx.insert(productVideo).values({ productId, videoId: id, position: 0 });
      });
    }
  }
}

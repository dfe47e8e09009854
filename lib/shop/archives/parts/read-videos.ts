import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { fromUuid, parseId, toUuid } from '@/lib/kernel/ids';
import { type ArchivePart, type ArchivePiece, linesOf } from '@/lib/shop/archives/model';
import { keptVideoPlace } from '@/lib/shop/videos/model';
import { readWhole } from '@/lib/shop/videos/pieces';
import { pictureNames } from './picture-names';
import { namedVideos } from './video-names';

type Row = {
  id: string;
  name: string;
  key: string;
  bytes: number;
  poster: string | null;
  said: Record<string, unknown>;
};

/** The videos of products and posts, one at a time because one can be large: its bytes as they are kept, what is said of it, and its captions. */
export const videos: ArchivePart = {
  name: 'videos',
  step: async ({ archiveId, pageId }, cursor) => {
    const after = cursor === null ? null : parseId('video', cursor);
    const [row] = await shopDb().execute<Row>(sql`
      select f.id, f.name, f.key, f.bytes, f.poster_media_id as poster, jsonb_build_object('container', f.container,
        'width', f.width, 'height', f.height, 'durationMs', f.duration_ms, 'hasSound', f.has_sound, 'noSpeech', f.no_speech,
        'alt', f.alt, 'captions', f.captions, 'captionsLanguage', f.captions_language) as said
      from ${namedVideos(sql`${toUuid(pageId)}::uuid`)}
      where (exists (select from shop.product_video p where p.video_id = f.id) or exists (select from shop.post_video p where p.video_id = f.id))
        and (${after === null}::boolean or f.id > ${after === null ? null : toUuid(after)}::uuid)
      order by f.id limit 1`);
    if (!row) return { pieces: [{ path: 'videos.jsonl', body: '', records: 0 }], next: null };
    const names = await pictureNames(archiveId);
    const poster = row.poster === null ? null : names(fromUuid('media', row.poster));
    const body = linesOf([{ video: row.name, ...row.said, poster }]);
    const pieces: ArchivePiece[] = [
      { path: row.name, body: await readWhole(keptVideoPlace(row.key), 0, row.bytes), records: 1 },
      { path: 'videos.jsonl', body, records: 1 },
    ];
    return { pieces, next: fromUuid('video', row.id) };
  },
};

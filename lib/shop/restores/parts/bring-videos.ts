import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { video } from '@/db/schema/shop/video';
import { sealOf } from '@/lib/shop/archives/seal';
import { photoKey } from '@/lib/shop/media/model';
import { prepareVideo } from '@/lib/shop/videos/gateway';
import { keptVideoPlace, videoContainers } from '@/lib/shop/videos/model';
import { writePieces } from '@/lib/shop/videos/pieces';
import { readCaptions } from '@/lib/shop/videos/read-captions';
import { backPart, type Restore } from '../back-part';
import { type RestoreFile, wholeOf } from '../open-restore';
import { pictureName, videoName, words } from './fields';

const side = z.int().min(1).max(8_192);

const Video = z.object({
  video: videoName,
  container: z.enum(videoContainers),
  width: side,
  height: side,
  durationMs: z.int().min(1).max(61_000),
  hasSound: z.boolean(),
  noSpeech: z.boolean(),
  alt: words(300),
  captions: words(200_000),
  captionsLanguage: z.enum(['', 'en', 'ar']),
  poster: pictureName.nullable(),
});
type Video = z.infer<typeof Video>;

/**
 * Videos, byte for byte as they were kept where this Souk sealed the archive. Those of any other are written anew like one that is sent,
 * and one that is none any more stays away and is said.
 */
export const bringVideos = backPart({
  name: 'videos',
  file: 'videos.jsonl',
  together: 1,
  record: Video,
  prepare: async (restored, file, records) => {
    const kept = [];
    for (const { no, line } of records) {
      const view = await viewOf(file, line);
      if (view) await writePieces(keptVideoPlace(keyOf(restored, no)), view.bytes);
      kept.push(view && { ...view, bytes: view.bytes.length, hash: hashOf(view.bytes), key: keyOf(restored, no) });
    }
    return kept;
  },
  bring: async (back, records, kept) => {
    const posters = await back.find(
      'media',
      records.flatMap(({ line }) => line.poster ?? []),
    );
    for (const [at, { no, line }] of records.entries()) {
      const view = kept[at];
      if (!view) {
        back.remark('video_unreadable', line.alt || line.video);
        continue;
      }
      const captions = readCaptions(Buffer.from(line.captions)) ?? '';
      const id = back.idOf('video', no);
      await back.transaction.insert(video).values({
        ...{ id, pageId: back.owned.id, state: 'kept', ...view, alt: line.alt, noSpeech: line.noSpeech && !captions },
        ...{ captions, captionsLanguage: captions && line.captionsLanguage },
        posterMediaId: line.poster === null ? null : (posters.get(line.poster) ?? null),
      });
      await back.note('video', [{ name: line.video, id }]);
    }
  },
});

async function viewOf(file: RestoreFile, line: Video) {
  const bytes = await wholeOf(file.open(line.video));
  if (bytes === null) throw new Error('a video of an archive that was checked is there');
  const { container, width, height, durationMs, hasSound } = line;
  if (file.isSealed) return { bytes, container, width, height, durationMs, hasSound };
  const prepared = await prepareVideo(async () => bytes);
  if (prepared.ok) return prepared.value;
  if (prepared.code === 'busy') throw new Error('too many videos at once');
  return null;
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The same key each time: a worker that is killed after it stored a video finds it at its place. */
function keyOf({ id }: Restore, no: number): string {
  return photoKey(Buffer.from(sealOf(`video:${id}:${no}`), 'hex'));
}

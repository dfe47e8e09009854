import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type Result, refuse } from '@/lib/kernel/result';
import { beginVideo } from './begin-video';
import { type KeptVideo, keepVideo } from './keep-video';
import { type VideoTarget, videoBytesMax, videoPieceBytes } from './model';
import { receiveVideo } from './receive-video';

type Refusal =
  | Extract<Awaited<ReturnType<typeof beginVideo | typeof receiveVideo | typeof keepVideo>>, { ok: false }>['code']
  | 'file_empty'
  | 'file_too_big';

/**
 * Takes a whole video at once, from a browser without scripts or from elsewhere: the same as in pieces. Refusals: those of `beginVideo`
 * and `keepVideo`, `file_empty`, `file_too_big`.
 */
export async function takeVideo(
  actor: Actor,
  at: { page: Id<'page'>; to: VideoTarget },
  name: string,
  bytes: Uint8Array,
): Promise<Result<KeptVideo, Refusal>> {
  if (bytes.length === 0) return refuse('file_empty');
  if (bytes.length > videoBytesMax) return refuse('file_too_big');
  const begun = await beginVideo(actor, { ...at, name: name.slice(0, 300), modified: '', bytes: bytes.length });
  if (!begun.ok) return begun;
  const { id: video } = begun.value;
  for (let from = begun.value.received; from < bytes.length; from += videoPieceBytes) {
    const piece = bytes.subarray(from, from + videoPieceBytes);
    const came = await receiveVideo(actor, { page: at.page, video, at: from }, piece);
    if (!came.ok) return came;
  }
  return keepVideo(actor, { ...at, video });
}

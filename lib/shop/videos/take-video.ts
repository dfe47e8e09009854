import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type Result, refuse } from '@/lib/kernel/result';
import { beginVideo } from './begin-video';
import { type KeptVideo, keepVideo } from './keep-video';
import { videoBytesMax, videoPieceBytes } from './model';
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
  to: { page: Id<'page'>; product: Id<'product'> },
  name: string,
  bytes: Uint8Array,
): Promise<Result<KeptVideo, Refusal>> {
  if (bytes.length === 0) return refuse('file_empty');
  if (bytes.length > videoBytesMax) return refuse('file_too_big');
  const begun = await beginVideo(actor, { ...to, name: name.slice(0, 300), modified: '', bytes: bytes.length });
  if (!begun.ok) return begun;
  const { id: video } = begun.value;
  for (let at = begun.value.received; at < bytes.length; at += videoPieceBytes) {
    const piece = bytes.subarray(at, at + videoPieceBytes);
    const came = await receiveVideo(actor, { page: to.page, video, at }, piece);
    if (!came.ok) return came;
  }
  return keepVideo(actor, { ...to, video });
}

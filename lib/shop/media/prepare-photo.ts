import 'server-only';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { decodeInTurn, openPicture, type PictureProblem, pictureSecondsMax } from '@/lib/platform/picture';
import { fileProblem } from './model';

/** The long side (pixels) of what is kept. */
const sideMax = 1600;

/** A private photograph made ours: WebP, upright, without metadata; its sides in pixels. */
export type PreparedPhoto = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/** Why a file is not taken for what it is. */
export type FileRefusal = PictureProblem | 'file_empty' | 'file_too_big';

/** Decodes an untrusted photograph and encodes it anew. Refuses what it cannot read, and `busy` under load. */
export async function preparePhoto(sent: Uint8Array): Promise<Result<PreparedPhoto, FileRefusal>> {
  const problem = fileProblem(sent);
  if (problem !== null) return refuse(problem);
  const made = await decodeInTurn(() =>
    openPicture(sent)
      .autoOrient()
      .resize({ width: sideMax, height: sideMax, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82, effort: 3 })
      .timeout({ seconds: pictureSecondsMax })
      .toBuffer({ resolveWithObject: true }),
  );
  return made.ok ? ok({ bytes: made.value.data, width: made.value.info.width, height: made.value.info.height }) : made;
}

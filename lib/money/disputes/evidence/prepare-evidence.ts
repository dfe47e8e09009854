import 'server-only';
import { fileKind } from '@/lib/kernel/file-kind';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { decodeInTurn, openPicture, pictureSecondsMax } from '@/lib/platform/picture';
import { type EvidenceKind, type EvidenceProblem, evidenceProblem } from './model';

/** A picture that weighs more than this is made again, smaller: nine of them must go into what the provider reads. */
const pictureBytesAim = 480_000;
const full = { side: 2_000, quality: 82 };
const small = { side: 1_600, quality: 60 };

/**
 * Makes a sent file one that can be kept and sent on: a picture upright, without metadata, as JPEG; a PDF as it is. Refuses
 * what it cannot read, and `busy` under load.
 */
export async function prepareEvidence(
  bytes: Uint8Array,
  side: 'buyer' | 'seller',
): Promise<Result<{ kind: EvidenceKind; bytes: Uint8Array }, EvidenceProblem>> {
  const kind = fileKind(bytes);
  const problem = evidenceProblem(bytes, kind, side);
  if (problem) return refuse(problem);
  if (kind === 'pdf') return ok({ kind, bytes });
  const made = await decodeInTurn(async () => {
    const first = await encode(bytes, full);
    return first.length > pictureBytesAim ? encode(bytes, small) : first;
  });
  return made.ok ? ok({ kind: 'jpeg', bytes: made.value }) : made;
}

function encode(bytes: Uint8Array, { side, quality }: typeof full): Promise<Uint8Array> {
  return openPicture(bytes)
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality, mozjpeg: true })
    .timeout({ seconds: pictureSecondsMax })
    .toBuffer();
}

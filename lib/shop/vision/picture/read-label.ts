import 'server-only';
import { ok, type Result } from '@/lib/kernel/result';
import { textIn } from '@/lib/shop/vision/models/gateway';
import type { Crop } from '@/lib/shop/vision/models/model';
import { labelWords } from './label-words';
import type { OpenPicture } from './model';

/**
 * The words printed on a part of a picture (`labelWords` says in which form), those of the highest letters first. Empty when there are none
 * that can be read. Read by the processes that run the models, off the event loop; refuses `busy` when too much waits there, and
 * `eyes_failed` when the process that read ended.
 */
export async function readLabel(
  picture: OpenPicture,
  crop?: Crop,
): Promise<Result<readonly string[], 'busy' | 'eyes_failed'>> {
  const lines = await textIn(picture, crop);
  return lines.ok ? ok(labelWords(lines.value)) : lines;
}

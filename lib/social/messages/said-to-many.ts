import 'server-only';
import type { PersonActor } from '@/lib/identity/actor/model';
import { countTry } from '@/lib/platform/rate-limit';
import { sameFrom } from './model';
import type { Standing } from './standing';

/**
 * Whether somebody says the same to many within an hour: one text in five conversations is meant, in more it is an advertisement.
 * Counted once for each conversation, whatever is between the letters; a page only answers, and may say the same to all who ask.
 */
export async function isSaidToMany(
  actor: PersonActor,
  { talk, side, kind }: Standing,
  words: string,
): Promise<boolean> {
  const same = words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  if (same.length < sameFrom || (kind === 'page' && side === 'b')) return false;
  const here = await countTry('message-same-here', `${actor.personId} ${talk} ${same}`);
  if (here.left < here.count - 1) return false;
  return !(await countTry('message-same', `${actor.personId} ${same}`)).within;
}

import 'server-only';
import type { PersonActor } from '@/lib/identity/actor/model';
import { parseId } from '@/lib/kernel/ids';
import { type Result, refuse } from '@/lib/kernel/result';
import { mutePage } from '@/lib/social/muting/mute-page';
import { mutePerson } from '@/lib/social/muting/mute-person';
import type { Quiet } from './schema';

/**
 * Mutes what an item of the feed comes from, a page or a person, or hears of it again; see `lib/social/muting`. Tells what is true
 * afterwards. Refusal: `not_found`.
 */
export async function quietSource(
  actor: PersonActor,
  { of, mute }: Quiet,
): Promise<Result<{ muted: boolean }, 'not_found'>> {
  const [page, person] = [parseId('page', of), parseId('person', of)];
  if (page) return mutePage(actor, { page, mute });
  return person ? mutePerson(actor, { person, mute }) : refuse('not_found');
}

import 'server-only';
import type { PersonActor } from '@/lib/identity/actor/model';
import { allRequests } from '@/lib/money/requests/queries';
import type { CopiedRow } from '@/lib/platform/copied/model';

/** What the actor asked others to pay her, with her words, and what she was asked, of which the words are theirs. */
export async function requestRows(actor: PersonActor): Promise<readonly CopiedRow[]> {
  const requests = await allRequests(actor);
  return requests.map(({ at, value, state, mine, reason }) => ({
    ...{ at, state, by_you: mine, words: mine ? reason : null },
    total: { minor: value.amount.toString(), currency: value.currency },
  }));
}

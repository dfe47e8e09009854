/** A program of its own for tests in which it dies: shares something, takes it back or ends it, as `SOUK_TEST_TAP` says, and prints what it was told. */
import { writeSync } from 'node:fs';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { endShare } from '@/lib/social/sharing/end-share';
import type { Shown, Wish } from '@/lib/social/sharing/schema';
import { share } from '@/lib/social/sharing/share';
import { takeBack } from '@/lib/social/sharing/take-back';

/** What the program is to do; JSON in the environment, so without a price, for which JSON has no number. */
export type ShareOrder =
  | { kind: 'share'; actor: PersonActor; shown: Shown; wish: Wish }
  | { kind: 'take back'; actor: PersonActor; share: Id<'share'> }
  | { kind: 'end'; share: Id<'share'> };

function act(order: ShareOrder): Promise<unknown> {
  switch (order.kind) {
    case 'share':
      return share(order.actor, order.shown, order.wish);
    case 'take back':
      return takeBack(order.actor, { share: order.share });
    case 'end':
      return endShare(order.share);
  }
}

const told = await act(JSON.parse(process.env.SOUK_TEST_TAP ?? 'null') as ShareOrder);
writeSync(1, JSON.stringify(told ?? null));
process.exit(0);

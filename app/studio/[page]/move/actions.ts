'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { beginMove } from '@/lib/shop/elsewhere/begin-move';
import { chooseMove } from '@/lib/shop/elsewhere/choose-move';
import { ChooseMove, LookElsewhere, SteerMove } from '@/lib/shop/elsewhere/schema';
import { steerMove } from '@/lib/shop/elsewhere/steer-move';
import { ownedHandle } from '@/lib/shop/ownership/queries';
import { owner } from '../../owner';

/** Has a page or site looked at, and leads to what is found there. */
export const look = formAction(LookElsewhere, { who: 'person', limit: 'owner-import' }, async (actor, input) => {
  const begun = await beginMove(actor, input.page, { source: 'address', name: input.address });
  if (begun.ok) await leadTo(actor, input.page, `/${begun.value}`);
  return begun;
});

/** Keeps what is ticked, and leads to the next posts to choose of; or brings it. */
export const choose = formAction(ChooseMove, owner, async (actor, input) => {
  const chosen = await chooseMove(actor, input);
  if (chosen.ok) await leadTo(actor, input.page, `/${input.move}${input.go === 'choose' ? `?after=${input.to}` : ''}`);
  return chosen;
});

/** Pauses, goes on with, undoes or drops it. */
export const steer = formAction(SteerMove, owner, async (actor, input) => {
  const steered = await steerMove(actor, input);
  if (steered.ok && input.to === 'drop') await leadTo(actor, input.page, '');
  refresh();
  return steered;
});

async function leadTo(actor: PersonActor, page: Id<'page'>, place: string): Promise<void> {
  const handle = await ownedHandle(actor, page);
  if (handle !== null) redirect((await requestI18n()).href(`/studio/${handle}/move${place}`));
}

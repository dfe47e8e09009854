import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { PersonActor } from '@/lib/identity/actor/model';
import { parseId } from '@/lib/kernel/ids';
import type { GroupView } from '@/lib/money/splits/groups/model';
import { groupOf } from '@/lib/money/splits/groups/queries';
import { requirePerson } from '@/lib/platform/auth';

/** The group of an address and who looks at it; a missing one, and one she is not in, is not found. Once per request. */
export const loadGroup = cache(async (asked: string): Promise<{ actor: PersonActor; group: GroupView }> => {
  const actor = await requirePerson(`/transfers/split/${encodeURIComponent(asked)}`);
  const id = parseId('group', asked);
  const group = id && (await groupOf(actor, id));
  if (!group) notFound();
  return { actor, group };
});

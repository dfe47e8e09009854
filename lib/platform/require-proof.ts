import 'server-only';
import { redirect } from 'next/navigation';
import type { PersonActor } from '@/lib/identity/actor/model';
import { hasFreshProof } from '@/lib/identity/sessions/queries';
import { requirePerson } from './auth';
import { proveHref } from './enter';

/**
 * The signed-in person who has proven herself within ten minutes, for pages that change how an account is
 * entered; others are asked first and come back. The verbs ask again: this only saves a form from being typed twice.
 */
export async function requireProof(page: `/${string}`): Promise<PersonActor> {
  const actor = await requirePerson(page);
  if (!(await hasFreshProof(actor))) redirect(proveHref(actor.locale, page));
  return actor;
}

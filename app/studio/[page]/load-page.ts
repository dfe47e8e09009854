import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { PersonActor } from '@/lib/identity/actor/model';
import { requirePerson } from '@/lib/platform/auth';
import { type PageSettings, pageForOwner } from '@/lib/shop/ownership/queries';

/**
 * The owner and her page, for every screen below `/studio/<handle>`: a guest is sent to sign in, anybody who
 * does not own the page sees what nobody's address shows. Read once per request.
 */
export const loadPage = cache(async (handle: string): Promise<{ actor: PersonActor; page: PageSettings }> => {
  const actor = await requirePerson(`/studio/${encodeURIComponent(handle)}`);
  const page = await pageForOwner(actor, handle);
  if (page === null) notFound();
  return { actor, page };
});

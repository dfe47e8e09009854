import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { currentActor } from '@/lib/platform/auth';
import { may } from '@/lib/shop/ownership/model';
import { myPages } from '@/lib/shop/ownership/queries';
import type { Speaker } from './talk-address';

/** The pages for which the reader may answer. */
export const answeredPages = cache(async () => {
  const pages = await myPages(await currentActor());
  return pages.filter((page) => may(page.roles, 'see_buyers'));
});

/** For whom an address wants its messages read: for the page it names, if the reader answers for it. */
export async function readSpeaker(as: string | string[] | undefined): Promise<Speaker> {
  if (as === undefined) return null;
  const page = (await answeredPages()).find(({ handle }) => handle === as);
  return page ?? notFound();
}

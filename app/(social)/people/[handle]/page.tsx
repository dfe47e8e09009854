import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { currentActor } from '@/lib/platform/auth';
import { shorten } from '@/lib/shop/descriptions/model';
import { pagesById } from '@/lib/shop/pages/queries';
import { personByHandle } from '@/lib/social/following/queries';
import { ShownBy } from '../../_recommend/shown-by';
import { PagesFollowed } from './pages-followed';
import { PersonHead } from './person-head';

type PersonProps = { params: Promise<{ handle: string }> };

const readPerson = cache(async (handle: string) => personByHandle(await currentActor(), handle));

export async function generateMetadata({ params }: PersonProps): Promise<Metadata> {
  const person = await readPerson((await params).handle);
  if (!person) return { robots: { index: false } };
  return { title: person.name, description: shorten(person.bio, 160) };
}

/** A person as everybody may see her. What she bought is not here: that is nobody's business unless she shares it. */
export default async function Person({ params }: PersonProps) {
  const [actor, person] = await Promise.all([currentActor(), params.then(({ handle }) => readPerson(handle))]);
  if (!person) notFound();
  return (
    <div className="page-width space-y-10 py-6 md:py-10">
      <PersonHead person={person} />
      <ShownBy person={person.id} />
      <PagesFollowed name={person.name} pages={await pagesById(actor, person.pages.slice(0, 24))} />
    </div>
  );
}

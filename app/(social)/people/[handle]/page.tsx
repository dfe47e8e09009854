import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { currentActor } from '@/lib/platform/auth';
import { shorten } from '@/lib/shop/descriptions/model';
import { listsSeen } from '@/lib/social/profiles/queries';
import { ListAsked } from '@/lib/social/profiles/schema';
import { ShownBy } from '../../_recommend/shown-by';
import { SharesOfPerson } from '../../_share/shares-of-person';
import { PersonHead } from './person-head';
import { ProfileLists } from './profile-lists';
import { readPerson } from './read-person';

type PersonProps = { params: Promise<{ handle: string }>; searchParams: Promise<{ show?: string | string[] }> };

export async function generateMetadata({ params }: PersonProps): Promise<Metadata> {
  const person = await readPerson((await params).handle);
  if (!person) return { robots: { index: false } };
  return { title: person.name, description: shorten(person.bio, 160) };
}

/** A person as she shows herself. Of what she bought there is what she shares with whoever reads it, and nothing else. */
export default async function Person({ params, searchParams }: PersonProps) {
  const [actor, person, { show }] = await Promise.all([
    currentActor(),
    params.then(({ handle }) => readPerson(handle)),
    searchParams,
  ]);
  if (!person) notFound();
  const seen = await listsSeen(actor, person.id);
  return (
    <div className="page-width max-w-4xl space-y-10 py-8 md:py-14">
      <PersonHead person={person} />
      <SharesOfPerson person={person.id} />
      <ShownBy person={person.id} />
      <ProfileLists person={person} seen={seen} asked={ListAsked.parse(show)} />
    </div>
  );
}

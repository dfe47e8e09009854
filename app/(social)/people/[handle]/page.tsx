import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Avatar } from '@/app/_ui/avatar';
import { EmptyState } from '@/app/_ui/empty-state';
import { StoreIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Section } from '@/app/_ui/section';
import { PageGrid } from '@/app/(shop)/_tiles/page-tile';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { shorten } from '@/lib/shop/descriptions/model';
import { pagesById } from '@/lib/shop/pages/queries';
import { personByHandle } from '@/lib/social/following/queries';
import { FollowPerson } from '../../_follow/follow-person';

type PersonProps = { params: Promise<{ handle: string }> };

const readPerson = cache(async (handle: string) => personByHandle(await currentActor(), handle));

export async function generateMetadata({ params }: PersonProps): Promise<Metadata> {
  const person = await readPerson((await params).handle);
  if (!person) return { robots: { index: false } };
  return { title: person.name, description: shorten(person.bio, 160) };
}

/** A person as everybody may see her. What she bought is not here: that is nobody's business unless she shares it. */
export default async function Person({ params }: PersonProps) {
  const [{ t, formatNumber }, actor, person] = await Promise.all([
    requestI18n(),
    currentActor(),
    params.then(({ handle }) => readPerson(handle)),
  ]);
  if (!person) notFound();
  const pages = await pagesById(actor, person.pages.slice(0, 24));
  return (
    <div className="page-width space-y-10 py-6 md:py-10">
      <header className="flex flex-wrap items-center gap-4">
        <Avatar name={person.name} size="large" />
        <div className="min-w-0 flex-1 basis-52">
          <h1 className="text-xl md:text-2xl">
            <bdi>{person.name}</bdi>
          </h1>
          <p className="text-muted text-sm">
            <bdi>@{person.handle}</bdi>
            {' · '}
            {t('social.followers', { count: person.followers, shown: formatNumber(person.followers) })}
          </p>
          {person.bio && (
            <p dir="auto" className="reading mt-2 whitespace-pre-line">
              {person.bio}
            </p>
          )}
        </div>
        <FollowPerson person={person} />
      </header>
      {pages.length > 0 ? (
        <Section title={t('social.pages_followed')}>
          <PageGrid pages={pages} />
        </Section>
      ) : (
        <EmptyState
          picture={<StoreIcon size={36} />}
          title={t('social.follows_nobody', { name: person.name })}
          action={<LinkButton href="/discover">{t('common.discover')}</LinkButton>}
        />
      )}
    </div>
  );
}

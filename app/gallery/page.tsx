import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { env } from '@/lib/platform/env';
import { requestI18n } from '@/lib/platform/request';
import { Buttons } from './buttons';
import { Colours } from './colours';
import { Forms } from './forms';
import { Messages } from './messages';
import { Paying } from './paying';
import { Pictures } from './pictures';
import { Words } from './words';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('gallery.title'), robots: { index: false } };
}

type GalleryProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * Every piece of the design system in every state, to be looked at before it is used. In live mode there is no such
 * page, as there is no mailbox.
 * `?crash` breaks it on purpose, to look at the page that says so.
 */
export default async function Gallery({ searchParams }: GalleryProps) {
  if (env().SOUK_MODE === 'live') notFound();
  if ('crash' in (await searchParams)) throw new Error('The gallery was asked to break');
  const { t } = await requestI18n();
  return (
    <div className="page-width space-y-16 py-10">
      <header className="space-y-2">
        <h1 className="text-2xl">{t('gallery.title')}</h1>
        <p className="reading text-muted">{t('gallery.lead')}</p>
      </header>
      <Colours />
      <Words />
      <Buttons />
      <Paying />
      <Forms />
      <Messages />
      <Pictures />
    </div>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
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

/** Every piece of the design system in every state, to be looked at before it is used. Not part of a live site. */
export default async function Gallery() {
  if (process.env.SOUK_MODE === 'live') notFound();
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

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { openedGift } from '@/lib/money/gifts/queries';
import { requestI18n } from '@/lib/platform/request';
import { settledActor } from '../../../own-actor';
import { GiftScreen } from '../../gift-screen';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  // The address is the key: it must not travel to where a link leads.
  return { title: t('gifts.open_title'), robots: { index: false }, referrer: 'same-origin' };
}

/** What a gift's link opens: the giver's until somebody has accepted it, and then the receiver's own. */
export default async function OpenGiftPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, actor] = await Promise.all([params, settledActor()]);
  const by = { token };
  const opened = await openedGift(actor, by);
  if (opened === null) notFound();
  return <GiftScreen actor={actor} by={by} opened={opened} />;
}

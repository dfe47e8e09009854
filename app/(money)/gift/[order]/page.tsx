import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { parseId } from '@/lib/kernel/ids';
import { openedGift } from '@/lib/money/gifts/queries';
import { requestI18n } from '@/lib/platform/request';
import { settledActor } from '../../own-actor';
import { GiftScreen } from '../gift-screen';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('gifts.open_title'), robots: { index: false } };
}

/** A gift that was given to the actor by name, or that she accepted with her account; nobody else's is here. */
export default async function GiftPage({ params }: { params: Promise<{ order: string }> }) {
  const [asked, actor] = await Promise.all([params, settledActor()]);
  const orderId = parseId('order', asked.order);
  const by = { token: '', ...(orderId && { orderId }) };
  const opened = orderId && (await openedGift(actor, by));
  if (!opened) notFound();
  return <GiftScreen actor={actor} by={by} opened={opened} />;
}

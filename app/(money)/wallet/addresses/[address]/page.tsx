import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { parseId } from '@/lib/kernel/ids';
import { myWallet } from '@/lib/money/wallet/queries';
import { requestI18n } from '@/lib/platform/request';
import { settledActor } from '../../../own-actor';
import { AddressPage } from '../address-page';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('money.edit_address'), robots: { index: false } };
}

/** Changing an address of one's own; everybody else's is not here. */
export default async function EditAddressPage({ params }: { params: Promise<{ address: string }> }) {
  const [{ t }, actor, { address: id }] = await Promise.all([requestI18n(), settledActor(), params]);
  const addressId = parseId('address', id);
  const { addresses } = await myWallet(actor);
  const address = addresses.find((one) => one.id === addressId);
  if (!address) notFound();
  return <AddressPage actor={actor} title={t('money.edit_address')} address={address} begin={{}} />;
}

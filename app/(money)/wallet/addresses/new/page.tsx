import type { Metadata } from 'next';
import { myWallet } from '@/lib/money/wallet/queries';
import { requestI18n } from '@/lib/platform/request';
import { settledActor } from '../../../own-actor';
import { AddressPage } from '../address-page';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('money.add_address'), robots: { index: false } };
}

/** Adding an address. */
export default async function NewAddressPage() {
  const [{ t }, actor] = await Promise.all([requestI18n(), settledActor()]);
  const { addresses } = await myWallet(actor);
  const [known] = addresses;
  const name = known?.name ?? (actor.kind === 'person' ? actor.name : undefined);
  const begin = { ...(name && { name }), ...(known && { country: known.country }) };
  return <AddressPage actor={actor} title={t('money.add_address')} address={null} begin={begin} />;
}

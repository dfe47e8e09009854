import { Chip } from '@/app/_ui/chip';
import { Link } from '@/app/_ui/link';
import { type AddressView, placeLine } from '@/lib/money/wallet/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { addressLine } from '../_wallet/address-words';
import { chooseAddress, dropAddress } from './actions';
import { SmallForm } from './small-form';

/** A kept address with what can be done to it. */
export async function AddressCard({ address }: { address: AddressView }) {
  const { t, formatCountry } = await requestI18n();
  const messages = errorMessages(t);
  const name = addressLine(address);
  const lines = [address.line1, address.line2, placeLine(address), formatCountry(address.country)];
  return (
    <li className="flex flex-col justify-between gap-3 rounded-lg bg-surface p-5 shadow-card">
      <div className="flex items-start justify-between gap-3">
        <address className="min-w-0 not-italic">
          <span className="block font-medium">
            <bdi>{address.name}</bdi>
          </span>
          {lines.filter(Boolean).map((line) => (
            <span key={line} className="block text-muted">
              <bdi>{line}</bdi>
            </span>
          ))}
          {address.phone && (
            <span className="block text-muted">
              <bdi dir="ltr">{address.phone}</bdi>
            </span>
          )}
        </address>
        {address.isDefault && <Chip>{t('money.default')}</Chip>}
      </div>
      <div className="-ms-4 -mb-2 flex flex-wrap items-center">
        <Link
          href={`/wallet/addresses/${address.id}`}
          className="inline-flex min-h-11 items-center px-4 font-medium text-sm underline-offset-4 hover:underline"
        >
          {t('common.edit')}
          <span className="sr-only">{name}</span>
        </Link>
        {!address.isDefault && (
          <SmallForm action={chooseAddress} name="addressId" value={address.id} messages={messages}>
            {t('money.make_default')}
            <span className="sr-only">{name}</span>
          </SmallForm>
        )}
        <SmallForm
          action={dropAddress}
          name="addressId"
          value={address.id}
          messages={messages}
          ask={{
            question: t('money.remove_address', { address: name }),
            yes: t('common.remove'),
            no: t('common.cancel'),
          }}
        >
          {t('common.remove')}
          <span className="sr-only">{name}</span>
        </SmallForm>
      </div>
    </li>
  );
}

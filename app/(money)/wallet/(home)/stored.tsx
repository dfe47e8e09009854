import type { ReactNode } from 'react';
import { PlusIcon } from '@/app/_ui/buying-icons';
import { CreditCardIcon, MapPinIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import type { WalletView } from '@/lib/money/wallet/model';
import { hasPayPal } from '@/lib/platform/paypal';
import { requestI18n } from '@/lib/platform/request';
import { AddPayPal } from '../add-paypal';
import { AddressCard } from '../address-card';
import { MethodItem } from '../method-item';

/** The stored cards and accounts, the default one first, and the ways to add another. */
export async function StoredMethods({ methods }: Pick<WalletView, 'methods'>) {
  const { t } = await requestI18n();
  return (
    <Part
      title={t('money.ways_to_pay')}
      add={{ href: '/wallet/cards/new', label: t('money.add_card') }}
      more={
        <>
          <LinkButton href="/wallet/bank/new" variant="quiet" size="small">
            <PlusIcon size={16} />
            {t('bank.add')}
          </LinkButton>
          {hasPayPal() && <AddPayPal />}
        </>
      }
      empty={{ icon: <CreditCardIcon size={28} />, text: t('money.no_cards') }}
    >
      {methods.map((method) => (
        <MethodItem key={method.id} method={method} />
      ))}
    </Part>
  );
}

/** The stored addresses, the default one first, and the way to add another. */
export async function StoredAddresses({ addresses }: Pick<WalletView, 'addresses'>) {
  const { t } = await requestI18n();
  return (
    <Part
      title={t('money.addresses')}
      add={{ href: '/wallet/addresses/new', label: t('money.add_address') }}
      empty={{ icon: <MapPinIcon size={28} />, text: t('money.no_addresses') }}
    >
      {addresses.map((address) => (
        <AddressCard key={address.id} address={address} />
      ))}
    </Part>
  );
}

type PartProps = {
  title: string;
  add: { href: string; label: string };
  /** Another way to add, beside the first. */
  more?: ReactNode;
  empty: { icon: ReactNode; text: string };
  children: ReactNode[];
};

function Part({ title, add, more, empty, children }: PartProps) {
  return (
    <section aria-label={title} className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg">{title}</h2>
        <div className="flex flex-wrap items-start gap-2">
          <LinkButton href={add.href} variant="quiet" size="small">
            <PlusIcon size={16} />
            {add.label}
          </LinkButton>
          {more}
        </div>
      </div>
      {children.length > 0 ? (
        <ul className="grid gap-5 sm:grid-cols-2">{children}</ul>
      ) : (
        <p className="flex items-center gap-4 rounded-lg bg-sunken p-5 text-muted">
          {empty.icon}
          {empty.text}
        </p>
      )}
    </section>
  );
}

import { OnlyYou } from '@/app/_ui/only-you';
import type { Actor } from '@/lib/identity/actor/model';
import type { AddressView } from '@/lib/money/wallet/model';
import { buyingCountries } from '@/lib/money/wallet/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { addressWords, countryChoices } from '../../_wallet/address-words';
import { likelyCountry } from '../../_wallet/likely-country';
import { AddressForm } from './address-form';

type AddressPageProps = {
  actor: Actor;
  title: string;
  /** The address to change, or null for a new one. */
  address: AddressView | null;
  /** Name and country to begin a new one with. */
  begin: { name?: string; country?: string };
};

/** The page around the address form. */
export async function AddressPage({ actor, title, address, begin }: AddressPageProps) {
  const voice = await requestI18n();
  const { t } = voice;
  const open = await buyingCountries(actor);
  const country = begin.country ?? (await likelyCountry(open));
  const kept = address && !open.includes(address.country) ? [address.country] : [];
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      <div className="flex items-center justify-between gap-3">
        <h1 className="text-xl">{title}</h1>
        <OnlyYou />
      </div>
      <AddressForm
        fields={{
          words: addressWords(voice),
          countries: countryChoices(voice, [...open, ...kept]),
          defaults: address ?? { ...begin, ...(country && { country }) },
          full: true,
        }}
        {...(address && { addressId: address.id })}
        isDefault={address?.isDefault ?? false}
        messages={errorMessages(t, ['bad_postal_code', 'bad_phone', 'wallet_full', 'no_purse'])}
        words={{ keep: t('common.save'), isDefault: t('money.use_for_tap') }}
      />
    </div>
  );
}

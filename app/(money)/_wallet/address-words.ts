import 'server-only';
import type { Voice } from '@/lib/platform/voice';
import type { AddressWords } from './address-fields';

/** What the address form says. */
export function addressWords({ t }: Voice): AddressWords {
  return {
    name: t('money.full_name'),
    line1: t('money.street'),
    line2: t('money.street_more'),
    city: t('money.city'),
    region: t('money.region'),
    postalCode: t('money.postal_code'),
    zipCode: t('money.zip_code'),
    country: t('money.country'),
    phone: t('money.phone'),
    phoneHint: t('money.phone_hint'),
    optional: t('common.optional'),
  };
}

/** Countries by code as a list to choose from, in the order of their names. */
export function countryChoices({ formatCountry, locale }: Voice, codes: readonly string[]) {
  return codes
    .map((code) => ({ code, name: formatCountry(code) }))
    .sort((one, other) => one.name.localeCompare(other.name, locale));
}

/** An address in one line, as it is recognised in a list. */
export function addressLine(address: { line1: string; city: string; postalCode: string }): string {
  return [address.line1, address.city, address.postalCode].filter(Boolean).join(', ');
}

'use client';

import { useState } from 'react';
import { Field, Select } from '@/app/_ui/field';
import { useForm } from '@/app/_ui/form-context';
import { ruleOf } from '@/lib/money/wallet/model';

/** Labels and hints of the address fields, in the reader’s language. */
export type AddressWords = {
  name: string;
  line1: string;
  line2: string;
  city: string;
  region: string;
  postalCode: string;
  zipCode: string;
  country: string;
  phone: string;
  phoneHint: string;
  optional: string;
};

/** What the fields start with: a stored address to change, or the country a guest seems to be in. */
export type AddressDefaults = Partial<
  Record<'name' | 'line1' | 'line2' | 'city' | 'region' | 'postalCode' | 'country' | 'phone', string>
>;

type AddressFieldsProps = {
  words: AddressWords;
  /** Code and name of each country that can be chosen; never empty. */
  countries: readonly { code: string; name: string }[];
  defaults: AddressDefaults;
  /** Shows also what is only sometimes wanted: second line, and phone where couriers do not call. */
  full: boolean;
};

/** A field this country does without. A browser without scripts cannot show it when another one is chosen, so it has all. */
const unasked = 'hidden noscript:block';

/** An address with the fields its country needs and no others, in the order they are written there. */
export function AddressFields({ words, countries, defaults, full }: AddressFieldsProps) {
  const { state } = useForm();
  const typed = state && !state.ok ? state.values.country : undefined;
  const first = typed ?? defaults.country ?? countries[0]?.code ?? '';
  const [country, setCountry] = useState(first);
  const rule = ruleOf(country);
  return (
    <div className="space-y-4">
      <Field name="name" label={words.name} defaultValue={defaults.name} autoComplete="name" maxLength={100} />
      <Field
        name="line1"
        label={words.line1}
        defaultValue={defaults.line1}
        autoComplete="address-line1"
        maxLength={200}
      />
      {full && (
        <Field
          name="line2"
          label={words.line2}
          note={words.optional}
          defaultValue={defaults.line2}
          autoComplete="address-line2"
          maxLength={200}
        />
      )}
      <div className="grid grid-cols-2 gap-3">
        <Field
          name="city"
          label={words.city}
          defaultValue={defaults.city}
          autoComplete="address-level2"
          maxLength={100}
          className={rule.postal ? '' : 'col-span-2 noscript:col-span-1'}
        />
        <Field
          name="postalCode"
          label={country === 'US' ? words.zipCode : words.postalCode}
          defaultValue={defaults.postalCode}
          placeholder={rule.postalExample}
          autoComplete="postal-code"
          inputMode={/^[\d-]+$/.test(rule.postalExample) ? 'numeric' : 'text'}
          maxLength={20}
          dir="ltr"
          className={rule.postal ? '' : unasked}
        />
      </div>
      <Field
        name="region"
        label={words.region}
        defaultValue={defaults.region}
        autoComplete="address-level1"
        maxLength={100}
        className={rule.region === 'required' ? '' : unasked}
      />
      <Field
        name="phone"
        type="tel"
        label={words.phone}
        {...(rule.asksPhone ? { hint: words.phoneHint } : { note: words.optional })}
        defaultValue={defaults.phone}
        placeholder={rule.dialCode && `+${rule.dialCode}`}
        autoComplete="tel"
        maxLength={40}
        className={full || rule.asksPhone ? '' : unasked}
      />
      {countries.length > 1 ? (
        <Select
          name="country"
          label={words.country}
          defaultValue={first}
          autoComplete="country"
          onChange={(event) => setCountry(event.currentTarget.value)}
        >
          {countries.map((one) => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </Select>
      ) : (
        <input type="hidden" name="country" value={first} />
      )}
    </div>
  );
}

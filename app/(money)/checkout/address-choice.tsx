'use client';

import { type ComponentProps, useState } from 'react';
import { RadioCards } from '@/app/_ui/choice';
import { AddressFields } from '../_wallet/address-fields';

/** A stored address as one line to choose. */
export type StoredAddress = { id: string; name: string; line: string; isDefault: boolean };

type AddressChoiceProps = {
  stored: readonly StoredAddress[];
  legend: string;
  other: string;
  fields: ComponentProps<typeof AddressFields>;
};

/** Where it goes: one of the addresses kept, or one that is typed now. With none kept there is nothing to choose. */
export function AddressChoice({ stored, legend, other, fields }: AddressChoiceProps) {
  const first = stored.find((address) => address.isDefault)?.id ?? stored[0]?.id ?? '';
  const [chosen, choose] = useState(first);
  if (stored.length === 0) return <AddressFields {...fields} />;
  return (
    <div className="space-y-4">
      <RadioCards
        name="addressId"
        legend={legend}
        legendHidden
        defaultValue={first}
        onChange={choose}
        choices={[
          ...stored.map(({ id, name, line }) => ({ value: id, label: <bdi>{line}</bdi>, hint: <bdi>{name}</bdi> })),
          { value: '', label: other },
        ]}
      />
      {chosen === '' && <AddressFields {...fields} />}
    </div>
  );
}

'use client';

import { useState } from 'react';
import { RadioCards } from '@/app/_ui/choice';
import type { CardFieldsSite } from '../_wallet/card-fields-site';
import { NewCard } from '../_wallet/new-card';
import { PayPalWay } from '../_wallet/paypal-way';

/** A stored method as one line to choose; those that cannot pay this are left out before. */
export type StoredMethod = { id: string; label: string; isDefault: boolean; isSlow: boolean };

type MethodChoiceProps = {
  stored: readonly StoredMethod[];
  /** The words of the way to PayPal; null where it cannot be taken. */
  byPayPal: string | null;
  legend: string;
  other: string;
  site: CardFieldsSite;
  next: string;
  onBusy: (busy: boolean) => void;
  onRefused: (form: HTMLFormElement) => void;
};

/** What pays: something kept, a card that is typed now, or PayPal, which is left for and comes back. */
export function MethodChoice({ stored, byPayPal, legend, other, ...fields }: MethodChoiceProps) {
  const first = stored.find((one) => one.isDefault)?.id ?? stored[0]?.id ?? '';
  const [chosen, choose] = useState(first);
  const payPal = byPayPal !== null && <PayPalWay label={byPayPal} next={fields.next} />;
  if (stored.length === 0) {
    return (
      <div className="space-y-4">
        <NewCard {...fields} />
        {payPal}
      </div>
    );
  }
  return (
    <div className="space-y-4">
      <RadioCards
        name="methodId"
        legend={legend}
        legendHidden
        defaultValue={first}
        onChange={choose}
        choices={[
          ...stored.map(({ id, label }) => ({ value: id, label: <bdi className="tabular-nums">{label}</bdi> })),
          { value: '', label: other },
        ]}
      />
      {chosen === '' && <NewCard {...fields} />}
      {chosen === '' && payPal}
    </div>
  );
}

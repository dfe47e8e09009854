'use client';

import { useState } from 'react';
import { RadioCards } from '@/app/_ui/choice';
import type { CardFieldsSite } from '../_wallet/card-fields-site';
import { NewCard } from '../_wallet/new-card';

/** A stored card as one line to choose; expired ones are left out before. */
export type StoredCard = { id: string; label: string; isDefault: boolean };

type CardChoiceProps = {
  stored: readonly StoredCard[];
  legend: string;
  other: string;
  site: CardFieldsSite;
  next: string;
  onBusy: (busy: boolean) => void;
  onRefused: (form: HTMLFormElement) => void;
};

/** Which card pays: one of those kept, or one that is typed now. With none kept there is nothing to choose. */
export function CardChoice({ stored, legend, other, ...fields }: CardChoiceProps) {
  const first = stored.find((card) => card.isDefault)?.id ?? stored[0]?.id ?? '';
  const [chosen, choose] = useState(first);
  if (stored.length === 0) return <NewCard {...fields} />;
  return (
    <div className="space-y-4">
      <RadioCards
        name="methodId"
        legend={legend}
        legendHidden
        defaultValue={first}
        onChange={choose}
        choices={[
          ...stored.map((card) => ({ value: card.id, label: <bdi className="tabular-nums">{card.label}</bdi> })),
          { value: '', label: other },
        ]}
      />
      {chosen === '' && <NewCard {...fields} />}
    </div>
  );
}

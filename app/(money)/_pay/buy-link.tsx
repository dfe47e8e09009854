'use client';

import { PayLink } from '@/app/_ui/pay-button';
import { PayLabel, type PayLabelParts } from './pay-label';
import { Quantity, type QuantityWords } from './quantity';
import { useQuantity } from './quantity-provider';

/** One number of units for somebody who cannot pay in one tap yet: what the button says and the sheet it opens. */
export type BuyChoice = { quantity: number; label: PayLabelParts; href: string; breakdown: string };

type BuyLinkProps = { choices: readonly BuyChoice[]; words: QuantityWords };

/** The way to the sheet, for the first purchase. It looks like the button that will pay in one tap the next time. */
export function BuyLink({ choices, words }: BuyLinkProps) {
  const { quantity, choose } = useQuantity();
  const choice = choices.find((one) => one.quantity === quantity) ?? choices[0];
  if (!choice) return null;
  return (
    <div className="space-y-3">
      <Quantity
        choices={choices.map((one) => one.quantity)}
        value={quantity}
        onChange={choose}
        words={words}
        disabled={false}
        note={choice.breakdown}
      />
      <PayLink href={choice.href} label={<PayLabel {...choice.label} />} />
    </div>
  );
}

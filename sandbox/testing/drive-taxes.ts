import type Stripe from 'stripe';
import { expect } from 'vitest';

/** A parcel to a place, as the product asks about places. */
export function parcelTo(state: string, postalCode: string): Stripe.Tax.CalculationCreateParams {
  return {
    currency: 'usd',
    line_items: [{ amount: 10_000, reference: 'goods', tax_behavior: 'exclusive', tax_code: 'txcd_99999999' }],
    shipping_cost: { amount: 1_000, tax_behavior: 'exclusive', tax_code: 'txcd_92010001' },
    customer_details: { address: { country: 'US', state, postal_code: postalCode }, address_source: 'shipping' },
    expand: ['line_items.data.tax_breakdown', 'shipping_cost.tax_breakdown'],
  };
}

/** Calculations of tax, for the check against the description: where delivery is taxed, where it is not, and where nobody collects. */
export async function driveTaxes({ tax }: Stripe): Promise<void> {
  const austin = await tax.calculations.create(parcelTo('TX', '78701'));
  expect([austin.tax_amount_exclusive, austin.amount_total]).toEqual([908, 11_908]);
  const city = await tax.calculations.create(parcelTo('CA', '94110'));
  expect([city.tax_amount_exclusive, city.shipping_cost?.amount_tax]).toEqual([863, 0]);
  const nowhere = await tax.calculations.create(parcelTo('ZZ', '00000'));
  expect(nowhere.line_items?.data[0]?.tax_breakdown?.[0]?.taxability_reason).toBe('not_collecting');
}

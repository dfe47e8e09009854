import { answer, endpoint } from '../core/call';
import { integer, list, nullable, object, oneOf, text } from '../core/params';
import { type Json, newId } from '../core/values';
import { fullAddress } from './address';

/** Rates of this imitation: of a few states, and of what cities take besides by the first digits of their postal codes. */
const STATES: Record<string, { name: string; percent: number; onDelivery: boolean }> = {
  CA: { name: 'California', percent: 7.25, onDelivery: false },
  CO: { name: 'Colorado', percent: 2.9, onDelivery: false },
  NY: { name: 'New York', percent: 4, onDelivery: true },
  TX: { name: 'Texas', percent: 6.25, onDelivery: true },
  WA: { name: 'Washington', percent: 6.5, onDelivery: true },
};
const CITIES: readonly (readonly [postal: string, name: string, percent: number])[] = [
  ['802', 'Denver', 5.91],
  ['787', 'Austin', 2],
  ['941', 'San Francisco', 1.375],
  ['981', 'Seattle', 3.85],
];

const behavior = oneOf('exclusive', 'inclusive');
const place = object({
  city: nullable(text()),
  country: text(2),
  line1: nullable(text()),
  line2: nullable(text()),
  postal_code: nullable(text()),
  state: nullable(text()),
});

type Part = { level: string; name: string; percent: number };

/** What a place takes, part by part; nothing where no account of this sandbox collects. */
function partsOf(state: string, postalCode: string): Part[] {
  const known = STATES[state];
  if (known === undefined) return [];
  const cities = CITIES.filter(([postal]) => postalCode.startsWith(postal));
  return [
    { level: 'state', name: known.name, percent: known.percent },
    ...cities.map(([, name, percent]) => ({ level: 'city', name, percent })),
  ];
}

const taxOf = (amount: number, percent: number) => Math.round((amount * percent) / 100);

function breakdownOf(amount: number, parts: Part[], state: string, isTaxed: boolean): { [key: string]: Json }[] {
  const asked = parts.length > 0 ? parts : [{ level: 'state', name: state, percent: 0 }];
  return asked.map(({ level, name, percent }) => ({
    amount: isTaxed ? taxOf(amount, percent) : 0,
    jurisdiction: { country: 'US', display_name: name, level, state },
    sourcing: 'destination',
    tax_rate_details:
      parts.length > 0 && isTaxed
        ? { display_name: 'Sales Tax', percentage_decimal: String(percent), tax_type: 'sales_tax' }
        : null,
    taxability_reason: parts.length === 0 ? 'not_collecting' : isTaxed ? 'standard_rated' : 'product_exempt',
    taxable_amount: isTaxed && parts.length > 0 ? amount : 0,
  }));
}

const sumOf = (breakdown: { [key: string]: Json }[]) => breakdown.reduce((sum, one) => sum + Number(one.amount), 0);

const calculate = endpoint(
  'POST',
  '/v1/tax/calculations',
  {
    currency: text(3),
    line_items: list(
      object({ amount: integer(), quantity: integer(1), reference: text(), tax_behavior: behavior, tax_code: text() }),
    ),
    shipping_cost: object({ amount: integer(), tax_behavior: behavior, tax_code: text() }),
    customer_details: object({ address: place, address_source: oneOf('billing', 'shipping') }),
    expand: list(text()),
  },
  async (call, params) => {
    const address = params.customer_details?.address;
    const state = address?.state ?? '';
    const parts = partsOf(state, address?.postal_code ?? '');
    const id = newId('taxcalc');
    const lines = (params.line_items ?? []).map((line, at) => {
      const amount = line.amount ?? 0;
      const breakdown = breakdownOf(amount, parts, state, parts.length > 0);
      return {
        ...{ id: newId('tax_li'), object: 'tax.calculation_line_item', amount, amount_tax: sumOf(breakdown) },
        ...{ livemode: false, metadata: null, performance_location: null, product: null },
        ...{ quantity: line.quantity ?? 1, reference: line.reference ?? `L${at + 1}` },
        ...{ tax_behavior: 'exclusive', tax_breakdown: breakdown, tax_code: line.tax_code ?? 'txcd_99999999' },
      };
    });
    const shipped = params.shipping_cost?.amount ?? 0;
    const onDelivery = breakdownOf(shipped, parts, state, STATES[state]?.onDelivery === true);
    const tax = lines.reduce((sum, line) => sum + line.amount_tax, 0) + sumOf(onDelivery);
    return answer({
      ...{ id, object: 'tax.calculation', livemode: false, currency: params.currency ?? 'usd', customer: null },
      amount_total: lines.reduce((sum, line) => sum + line.amount, 0) + shipped + tax,
      customer_details: {
        ...{ address: fullAddress(address), address_source: params.customer_details?.address_source ?? null },
        ...{ ip_address: null, tax_ids: [], taxability_override: 'none' },
      },
      expires_at: call.now + 90 * 24 * 60 * 60,
      line_items: { object: 'list', data: lines, has_more: false, url: `/v1/tax/calculations/${id}/line_items` },
      ship_from_details: null,
      shipping_cost: {
        ...{ amount: shipped, amount_tax: sumOf(onDelivery), tax_behavior: 'exclusive' },
        ...{ tax_breakdown: onDelivery, tax_code: params.shipping_cost?.tax_code ?? 'txcd_92010001' },
      },
      ...{ tax_amount_exclusive: tax, tax_amount_inclusive: 0, tax_date: call.now },
      tax_breakdown: parts.map(({ percent }) => ({
        ...{
          amount: taxOf(
            lines.reduce((sum, line) => sum + line.amount, 0),
            percent,
          ),
          inclusive: false,
        },
        tax_rate_details: {
          ...{ country: 'US', flat_amount: null, percentage_decimal: String(percent), rate_type: 'percentage' },
          ...{ state, tax_type: 'sales_tax' },
        },
        ...{ taxability_reason: 'standard_rated', taxable_amount: lines.reduce((sum, line) => sum + line.amount, 0) },
      })),
    });
  },
);

/** Calculations of tax: answered and not kept, for nobody here asks for one again. */
export const taxEndpoints = [calculate];

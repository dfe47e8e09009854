/**
 * A calculation of tax as the provider's own library types it (`Stripe.Tax.Calculation`). The part of the description that lies
 * beside the project leaves tax out.
 */
const whole = (properties: Record<string, object>, optional: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});
const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const integer = { type: 'integer' };
const behavior = { enum: ['exclusive', 'inclusive'] };
const percent = { type: 'string', pattern: '^\\d+(\\.\\d+)?$' };
const taxType = { enum: ['sales_tax', 'retail_delivery_fee', 'vat', 'gst'] };
const reason = {
  enum: [
    ...['customer_exempt', 'not_collecting', 'not_subject_to_tax', 'not_supported', 'portion_product_exempt'],
    ...['portion_reduced_rated', 'portion_standard_rated', 'product_exempt', 'product_exempt_holiday'],
    ...[
      'proportionally_rated',
      'reduced_rated',
      'reverse_charge',
      'standard_rated',
      'taxable_basis_reduced',
      'zero_rated',
    ],
  ],
};
const address = whole({
  ...{
    city: textOrNull,
    country: text,
    line1: textOrNull,
    line2: textOrNull,
    postal_code: textOrNull,
    state: textOrNull,
  },
});

const part = whole({
  amount: integer,
  jurisdiction: whole({
    ...{ country: text, display_name: text, state: textOrNull },
    level: { enum: ['city', 'country', 'county', 'district', 'state'] },
  }),
  sourcing: { enum: ['destination', 'origin', 'performance'] },
  tax_rate_details: {
    anyOf: [whole({ display_name: text, percentage_decimal: percent, tax_type: taxType }), { type: 'null' }],
  },
  taxability_reason: reason,
  taxable_amount: integer,
});

const line = whole({
  ...{ id: text, object: { const: 'tax.calculation_line_item' }, amount: integer, amount_tax: integer },
  ...{ livemode: { const: false }, metadata: { type: ['object', 'null'] }, performance_location: textOrNull },
  ...{ product: textOrNull, quantity: integer, reference: text, tax_behavior: behavior, tax_code: text },
  tax_breakdown: { type: 'array', items: part },
});

export const TAX_CALCULATION_SCHEMA = whole({
  ...{ id: textOrNull, object: { const: 'tax.calculation' }, amount_total: integer, currency: text },
  ...{ customer: textOrNull, livemode: { const: false }, expires_at: { type: ['integer', 'null'] } },
  customer_details: whole({
    ...{ address, address_source: { enum: ['billing', 'shipping', null] }, ip_address: textOrNull },
    tax_ids: { type: 'array', items: whole({ type: text, value: text }) },
    taxability_override: { enum: ['customer_exempt', 'none', 'reverse_charge'] },
  }),
  line_items: whole({
    ...{ object: { const: 'list' }, data: { type: 'array', items: line }, has_more: { type: 'boolean' }, url: text },
  }),
  ship_from_details: { anyOf: [whole({ address }), { type: 'null' }] },
  shipping_cost: {
    anyOf: [
      whole(
        {
          ...{ amount: integer, amount_tax: integer, shipping_rate: text, tax_behavior: behavior, tax_code: text },
          tax_breakdown: { type: 'array', items: part },
        },
        ['shipping_rate', 'tax_breakdown'],
      ),
      { type: 'null' },
    ],
  },
  ...{ tax_amount_exclusive: integer, tax_amount_inclusive: integer, tax_date: integer },
  tax_breakdown: {
    type: 'array',
    items: whole({
      ...{ amount: integer, inclusive: { type: 'boolean' }, taxability_reason: reason, taxable_amount: integer },
      tax_rate_details: whole({
        ...{ country: textOrNull, state: textOrNull, percentage_decimal: percent },
        flat_amount: { anyOf: [whole({ amount: integer, currency: text }), { type: 'null' }] },
        rate_type: { enum: ['flat_amount', 'percentage', null] },
        tax_type: { anyOf: [taxType, { type: 'null' }] },
      }),
    }),
  },
});

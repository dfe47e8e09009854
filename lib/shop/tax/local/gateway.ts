import 'server-only';
import { z } from 'zod';
import { logWarn } from '@/lib/platform/log';
import { taxService } from '@/lib/platform/tax-service';
import type { LocalRate } from '@/lib/shop/tax/model';
import { type AskedPlace, combined } from './model';

/** The one door to a tax service. It is never asked inside a transaction. */
export interface TaxGateway {
  /** Whether there is one. */
  readonly isThere: () => boolean;
  /** The rate of a place; null when it did not answer in time, or nothing that could be right. Never throws. */
  rateOf(place: AskedPlace): Promise<LocalRate | null>;
}

const parts = z.array(
  z.object({
    taxability_reason: z.string(),
    tax_rate_details: z.object({ percentage_decimal: z.string() }).nullable(),
  }),
);
/** Of a calculation what a rate is read from. */
const Calculation = z.object({
  line_items: z.object({ data: z.tuple([z.object({ tax_breakdown: parts })]) }),
  shipping_cost: z.object({ tax_breakdown: parts }),
});

/** Goods like any others, their delivery, and a sum that no threshold of a state begins at. */
const example = { goods: 'txcd_99999999', delivery: 'txcd_92010001', minor: 10_000 };

/** Stripe Tax: a calculation of an example, whose parts say the rates. */
export const stripeTax: TaxGateway = { isThere: () => taxService() !== null, rateOf };

async function rateOf({ area, postalCode }: AskedPlace): Promise<LocalRate | null> {
  const [country = '', state = ''] = area.split('-');
  try {
    const answer = await taxService()?.tax.calculations.create({
      currency: 'usd',
      line_items: [{ amount: example.minor, reference: 'goods', tax_behavior: 'exclusive', tax_code: example.goods }],
      shipping_cost: { amount: example.minor, tax_behavior: 'exclusive', tax_code: example.delivery },
      customer_details: { address: { country, state, postal_code: postalCode }, address_source: 'shipping' },
      expand: ['line_items.data.tax_breakdown', 'shipping_cost.tax_breakdown'],
    });
    return readRate(answer, area);
  } catch (error) {
    logWarn('tax_service_silent', { area, reason: error instanceof Error ? error.name : typeof error });
    return null;
  }
}

/** What a calculation says; null for one without rates, with a rate that no place has, and of a state in which the key's account does not collect. */
function readRate(answer: unknown, area: string): LocalRate | null {
  const read = Calculation.safeParse(answer);
  const goods = read.success ? rateIn(read.data.line_items.data[0].tax_breakdown) : null;
  const delivery = read.success ? rateIn(read.data.shipping_cost.tax_breakdown) : null;
  if (goods !== null && delivery !== null) return { basisPoints: goods, onDelivery: delivery > 0 };
  logWarn('tax_service_silent', { area, reason: 'no rate' });
  return null;
}

function rateIn(breakdown: z.output<typeof parts>): number | null {
  if (breakdown.length === 0 || breakdown.some((one) => unusable.has(one.taxability_reason))) return null;
  return combined(breakdown.map((one) => one.tax_rate_details?.percentage_decimal ?? '0'));
}

const unusable = new Set(['not_collecting', 'not_supported']);

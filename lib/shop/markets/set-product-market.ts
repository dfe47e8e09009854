import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import { type Currency, chargeStep, parseAmount } from '@/lib/kernel/money';
import { type Refusal, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import type { DocumentRefusal } from '@/lib/shop/catalog/judge-documents';
import type { ProductDocument } from '@/lib/shop/catalog/product-document';
import { documentsOf } from '@/lib/shop/catalog/read-documents';
import { type Written, writeDocumentsIn } from '@/lib/shop/catalog/write-documents';
import { priceMinorMax } from '@/lib/shop/drafts/model';
import { changePage } from '@/lib/shop/ownership/change-page';
import { marketsOf } from './queries';
import type { SetProductMarket } from './schema';

/** Why what was typed is no amount of the page's currency, beside its field `rows.<n>.<price or compareAt>`. */
type AmountCode = 'number' | 'price_zero' | 'price_high';

/**
 * Says whether a product is sold in a market, and what is fixed for its variants there; other markets, and variants that are not
 * named, stay as they are. Refusals: `changed_elsewhere`, `not_found`, and of amounts `number`, `price_zero`, `price_high`.
 */
export async function setProductMarket(
  actor: Actor,
  input: SetProductMarket,
): Promise<Result<Written, DocumentRefusal | AmountCode | 'not_allowed'>> {
  return changePage(actor, input.page, 'change_catalog', async (transaction, owned) => {
    const [document] = await documentsOf(transaction, owned.id, [input.product]);
    const markets = await marketsOf(transaction, owned.id);
    if (!document || !markets.some(({ id }) => id === input.market)) return refuse('not_found');
    const made = withMarket(document, input, owned.currency);
    if ('ok' in made) return made;
    const items = [{ document: made, expected: input.expected }];
    const [written] = await writeDocumentsIn(transaction, owned, items, { by: 'price', stock: 'keep' });
    if (written?.ok) await audit(transaction, actor, 'product.market', document.id, { market: input.market });
    return written ?? refuse('not_found');
  });
}

function withMarket(
  document: ProductDocument,
  { market, sold, rows }: SetProductMarket,
  currency: Currency,
): ProductDocument | Refusal<AmountCode> {
  const variants = new Map(document.variants.map((one) => [one.id, one]));
  for (const [place, typed] of Object.entries(rows)) {
    const one = variants.get(typed.variant);
    if (!one) continue;
    const [price, compareAt] = [readAmount(typed.price, currency), readAmount(typed.compareAt, currency)];
    if (typeof price === 'string') return refuse(price, `rows.${place}.price`);
    if (typeof compareAt === 'string') return refuse(compareAt, `rows.${place}.compareAt`);
    const others = one.markets.filter((there) => there.market !== market);
    variants.set(one.id, {
      ...one,
      markets: [...others, { market, priceMinor: price, compareAtMinor: compareAt }],
    });
  }
  const others = document.notIn.filter((id) => id !== market);
  return { ...document, variants: [...variants.values()], notIn: sold ? others : [...others, market] };
}

function readAmount(typed: string, currency: Currency): bigint | null | AmountCode {
  if (typed === '') return null;
  const amount = parseAmount(typed, currency)?.amount;
  if (amount === undefined || amount % chargeStep(currency) !== 0n) return 'number';
  if (amount <= 0n) return amount === 0n ? 'price_zero' : 'number';
  return amount > priceMinorMax ? 'price_high' : amount;
}

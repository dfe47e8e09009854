import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPurchase } from '@/db/testing/orders';
import { aPayer, aVerifiedShop, endHold, payoutsOf } from '@/db/testing/payouts';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson } from '@/db/testing/world';
import { fromUuid, type Id, newId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { dueStatement, payoutStatement, sellerMoney } from '@/lib/money/payouts/queries';
import type { StatementRow } from '@/lib/money/payouts/stored/queries';
import { sweepPayouts } from '@/lib/money/payouts/sweep-payouts';
import { statementColumns, statementCsv } from '@/lib/money/payouts/write-statement';
import { lookAtOrder } from './look-at-order';
import type { Flow } from './model';
import { orderMoney } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

type Shop = Awaited<ReturnType<typeof aVerifiedShop>>;
type Sale = { shop: Shop; buyer: Awaited<ReturnType<typeof aPayer>>; orderId: Id<'order'> };

async function aSale(shop: Shop): Promise<Sale> {
  const buyer = await aPayer();
  const { orderId } = await aPurchase(buyer, [shop.variants[0] ?? newId('variant')]);
  return { shop, buyer, orderId };
}

const giveBack = ({ shop, orderId }: Sale, minor: bigint) =>
  refundOrder(shop.seller, { orderId, key: newId('refund'), reason: '', amount: money(minor, 'USD') });

/** The picture of an order's money, which is one for its buyer, its seller and an operator. */
async function pictureOf({ shop, buyer, orderId }: Sale): Promise<Flow> {
  const operator = await aPerson({ operator: true });
  await lookAtOrder(operator, { orderId, ground: 'payment', words: 'A test of the money' });
  const seen = await Promise.all([
    orderMoney(buyer.actor, orderId, 'buyer'),
    orderMoney(shop.seller, orderId, 'seller'),
    orderMoney(operator, orderId, 'operator'),
  ]);
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
  if (!seen[0]) throw new Error('no picture');
  return seen[0].flow;
}

/** The cells of a statement's file as hundredths, one record for each line of an order. */
function linesOf(rows: readonly StatementRow[]): Record<string, number>[] {
  const [, ...lines] = statementCsv(rows).trimEnd().split('\r\n');
  return lines
    .filter((line) => !line.startsWith('total,'))
    .map((line) => {
      const cells = line.split(',');
      return Object.fromEntries(statementColumns.map((name, at) => [name, Math.round(Number(cells[at]) * 100)]));
    });
}

const sum = (amounts: readonly (number | undefined)[]) => amounts.reduce<number>((all, one) => all + (one ?? 0), 0);

/** What the lines of a file say of an order together, after each was found to sum to what is for the seller. */
function told(rows: readonly StatementRow[]) {
  const lines = linesOf(rows);
  for (const { total = 0, platform_fee = 0, provider_fee = 0, refunded = 0, net } of lines)
    expect(total - platform_fee - provider_fee - refunded).toBe(net);
  const column = (name: string) => sum(lines.map((line) => line[name]));
  return { fee: column('provider_fee'), back: column('refunded'), net: column('net'), whole: column('total') };
}

const shown = ({ providerFee, back, sent, waiting, paid }: Flow) => ({
  ...{ fee: Number(providerFee.amount), back: Number(back.amount), whole: Number(paid.amount) },
  net: Number(sent.amount + waiting.amount),
});

test('whatever was given back, before and after it was sent, picture, screen and file agree and sum to what is for the seller', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.bigInt(1n, 900n), { maxLength: 3 }), fc.bigInt(1n, 900n), async (before, after) => {
      const shop = await aVerifiedShop();
      const sale = await aSale(shop);
      await sweepPayouts();
      for (const minor of before) await giveBack(sale, minor);
      const due = (await sellerMoney(shop.seller, shop.pageId))?.due ?? [];
      expect(await dueStatement(shop.seller, shop.pageId)).toEqual(due);
      expect(told(due)).toEqual(shown(await pictureOf(sale)));
      await endHold(sale.orderId);
      await sweepPayouts();
      await giveBack(sale, after);
      // What comes back is in the statement of the next payout, so something more is sold.
      await endHold((await aSale(shop)).orderId);
      await sweepPayouts();
      await sweepPayouts();
      const paid = await Promise.all(
        (await payoutsOf(shop.pageId)).map((one) => payoutStatement(shop.seller, fromUuid('payout', one.id))),
      );
      const rows = paid.flatMap((one) => one?.rows ?? []).filter((row) => row.orderId === sale.orderId);
      const picture = shown(await pictureOf(sale));
      // A cent more may leave what is hers as it was, for the fee shrinks with it: then nothing is taken back, and no line says so.
      if (rows.length === 1) expect(told(rows)).toMatchObject({ whole: picture.whole, net: picture.net });
      else expect(told(rows)).toEqual(picture);
      expect(rows.map((row) => row.kind).sort()).toEqual(
        after > 1n || rows.length > 1 ? ['order', 'taken_back'] : ['order'],
      );
    }),
    {
      numRuns: 3,
      examples: [
        [[1500n], 500n],
        [[144n, 4n, 415n], 1n],
      ],
    },
  );
});

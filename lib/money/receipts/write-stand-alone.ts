import 'server-only';
import { createHash } from 'node:crypto';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type BuyerOrder, hasReceipt } from '@/lib/money/orders/model';
import { orderForBuyer } from '@/lib/money/orders/queries';
import { sayPaid, saySellerPlace, sayTotalLine } from '@/lib/money/orders/say-receipt';
import { returnOffer } from '@/lib/money/returns/queries';
import { env } from '@/lib/platform/env';
import type { Voice } from '@/lib/platform/voice';
import { element, type Leaf } from './leaf';
import { claimsOf, receiptType } from './model';
import { signAs } from './sign-as';
import { standAloneFile } from './stand-alone-file';

/**
 * The receipt of an order as one file that checks itself in any browser, with or without a network: its words, what was signed of
 * them, and the key to check it by. For its buyer; null for everybody else and while nothing was paid.
 */
export async function writeStandAlone(actor: Actor, orderId: Id<'order'>, voice: Voice): Promise<string | null> {
  const order = await orderForBuyer(actor, orderId);
  if (!order || !hasReceipt(order)) return null;
  const returnBy = (await returnOffer(actor, orderId))?.until ?? null;
  const main = mainOf(order, voice, returnBy);
  const shown = createHash('sha256').update(main.words).digest('base64url');
  const issuer = env().SOUK_ORIGIN;
  const signed = await signAs(receiptType, claimsOf(order, { issuer, now: new Date(), returnBy, shown }));
  const { t } = voice;
  const words = {
    title: t('orders.receipt'),
    good: t('receipts.file_good'),
    bad: t('receipts.file_bad'),
    unchecked: t('receipts.file_unchecked'),
  };
  return standAloneFile(voice, words, main, signed);
}

function mainOf(order: BuyerOrder, voice: Voice, returnBy: Date | null): Leaf {
  const { t, formatDate } = voice;
  const number = order.id.slice(-8).toUpperCase();
  const seller = [order.legalName || order.pageName, ...saySellerPlace(voice, order), order.sellerEmail];
  const returns = returnBy ? [element('p', [t('receipts.return_by', { day: formatDate(returnBy, 'date') })])] : [];
  const paid = sayPaid(voice, order);
  return element('main', [
    element('h1', [t('orders.receipt')]),
    element('p', [element('bdi', [number]), ' · ', formatDate(order.placedAt, 'date')], 'class="quiet"'),
    partyOf(t('orders.seller'), seller),
    partyOf(t('orders.buyer'), [order.shipTo.name]),
    goodsOf(order, voice),
    element('dl', totalsOf(order, voice)),
    ...(paid ? [element('p', [paid], 'class="quiet"')] : []),
    ...returns,
    element('p', [t('orders.sold_through')], 'class="quiet"'),
  ]);
}

function partyOf(label: string, lines: readonly string[]): Leaf {
  const said = lines.filter(Boolean).map((line) => element('p', [element('bdi', [line])]));
  return element('section', [element('h2', [label]), ...said]);
}

function goodsOf({ lines }: BuyerOrder, { t, formatMoney, formatNumber }: Voice): Leaf {
  const heads = [t('orders.what'), t('money.quantity'), t('orders.each'), t('orders.amount')];
  const rows = lines.flatMap(({ unit, title, optionText, quantity, amount }) => {
    if (!unit) return [];
    const name = element('td', [element('bdi', [title]), ' ', element('bdi', [optionText], 'class="quiet"')]);
    const numbers = [formatNumber(quantity), formatMoney(unit), formatMoney(amount)];
    return [element('tr', [name, ...numbers.map((text) => element('td', [text]))])];
  });
  const head = element(
    'tr',
    heads.map((text) => element('th', [text], 'scope="col"')),
  );
  return element('table', [element('thead', [head]), element('tbody', rows)]);
}

function totalsOf(order: BuyerOrder, voice: Voice): Leaf[] {
  const { t, formatMoney } = voice;
  const others = order.lines.flatMap((line) =>
    line.kind === 'goods' ? [] : [[sayTotalLine(voice, { ...line, kind: line.kind }), formatMoney(line.amount)]],
  );
  const back = [
    ...(order.refunded.amount > 0n ? [[t('orders.given_back'), formatMoney(order.refunded)]] : []),
    ...(order.cashBack.amount > 0n ? [[t('door.given_back'), formatMoney(order.cashBack)]] : []),
  ];
  const all = [...others, [t('orders.total'), formatMoney(order.total)], ...back];
  return all.map(([label = '', amount = '']) => element('div', [element('dt', [label]), ' ', element('dd', [amount])]));
}

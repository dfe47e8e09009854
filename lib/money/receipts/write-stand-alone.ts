import 'server-only';
import { createHash } from 'node:crypto';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type BuyerOrder, hasReceipt } from '@/lib/money/orders/model';
import { orderForBuyer } from '@/lib/money/orders/queries';
import { sayPaid, saySellerPlace, sayTotalLine } from '@/lib/money/orders/say-receipt';
import { returnOffer } from '@/lib/money/returns/queries';
import { env } from '@/lib/platform/env';
import { siteAddress } from '@/lib/platform/letter';
import type { Voice } from '@/lib/platform/voice';
import { xmlText } from '@/lib/platform/xml';
import { checkScript } from './check-script';
import { element, type Leaf } from './leaf';
import { claimsOf } from './model';
import { signReceipt } from './sign-receipt';

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
  const { signed, key } = await signReceipt(claimsOf(order, { issuer, now: new Date(), returnBy, shown }));
  return documentOf(voice, main, { signed, key: JSON.stringify(key) });
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

const style = `:root{color-scheme:light dark}body{font:16px/1.6 "Readex Pro",system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin:0}h2,.quiet{font-size:.9rem;font-weight:400;opacity:.75;margin:0}p{margin:0}section,dl,main>p{margin:1.2rem 0}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{text-align:end;padding:.5rem 0 .5rem .5rem;border-bottom:1px solid #8886}
th{font-weight:400;opacity:.75}th:first-child,td:first-child{text-align:start}dl{margin-inline-start:auto;max-width:20rem}
dl div{display:flex;justify-content:space-between}dl div:last-child{font-weight:600}dd{margin:0}
#verdict{border-radius:12px;padding:.8rem 1rem;border:1px solid #8886}#verdict[data-verdict=good]{background:#0b6b61;color:#fff;border-color:#0b6b61}
#verdict[data-verdict=bad]{background:#a3341f;color:#fff;border-color:#a3341f}@media print{#verdict{color:#000;background:none}}`;

function documentOf(voice: Voice, main: Leaf, { signed, key }: { signed: string; key: string }): string {
  const { t, locale, dir } = voice;
  const address = siteAddress(voice, '/receipts/check');
  const verdicts = `data-good="${xmlText(t('receipts.file_good'))}" data-bad="${xmlText(t('receipts.file_bad'))}"`;
  return `<!doctype html>
<html lang="${locale}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${xmlText(t('orders.receipt'))}</title>
<style>${style}</style>
</head>
<body>
<p id="verdict" role="status" ${verdicts}>${xmlText(t('receipts.file_unchecked'))}</p>
${main.html}
<p class="quiet">${xmlText(t('receipts.file_doubt'))} <a href="${xmlText(address)}">${xmlText(address)}</a></p>
<script type="application/jose" id="signed">${signed}</script>
<script type="application/json" id="key">${key}</script>
<script>${checkScript}</script>
</body>
</html>
`;
}

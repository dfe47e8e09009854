import 'server-only';
import { placeLine } from '@/lib/money/wallet/model';
import { type Hand, muted, type Place, Sheet, sheetWidth } from '@/lib/platform/pdf/sheet';
import type { Voice } from '@/lib/platform/voice';
import type { BuyerOrder } from './model';
import { sayPaid, saySellerPlace, sayTotalLine } from './say-receipt';

/** Draws the receipt of an order that has one: who sold what to whom, when, and what it came to. Its pages are numbered. */
export function drawReceipt(order: BuyerOrder, voice: Voice): Promise<Uint8Array<ArrayBuffer>> {
  const number = order.id.slice(-8).toUpperCase();
  const author = order.legalName || order.pageName;
  const sheet = new Sheet(voice, { title: `${voice.t('orders.receipt')} ${number}`, author, madeAt: order.placedAt });
  sheet.group('Document', () => {
    drawHead(sheet, order, voice, number);
    drawParties(sheet, order, voice);
    sheet.group('Table', () => drawGoods(sheet, order, voice));
    drawTotals(sheet, order, voice);
    drawNotes(sheet, order, voice);
  });
  return sheet.finish(number);
}

const half = { start: 0, width: sheetWidth / 2 - 12 };
const otherHalf = { start: sheetWidth / 2 + 12, width: sheetWidth / 2 - 12 };
const whole = { start: 0, width: sheetWidth };

function drawHead(sheet: Sheet, order: BuyerOrder, { t, formatDate }: Voice, number: string): void {
  sheet.part('H1', () => sheet.write(t('orders.receipt'), half, { size: 20, weight: 600 }));
  sheet.y += 12;
  sheet.part('P', () => {
    const words = `\u2068${number}\u2069 · ${formatDate(order.placedAt, 'date')}`;
    sheet.write(words, { ...otherHalf, align: 'end' }, { ink: muted });
  });
  sheet.y += 40;
}

function drawParties(sheet: Sheet, order: BuyerOrder, voice: Voice): void {
  const { t, formatCountry } = voice;
  const { shipTo } = order;
  const seller = [order.legalName || order.pageName, ...saySellerPlace(voice, order), order.sellerEmail];
  const buyer = [shipTo.name, shipTo.line1, shipTo.line2, placeLine(shipTo), formatCountry(shipTo.country)];
  const top = sheet.y;
  const ends = [
    { place: half, label: t('orders.seller'), lines: seller },
    { place: otherHalf, label: t('orders.buyer'), lines: buyer },
  ].map(({ place, label, lines }) => {
    sheet.y = top;
    sheet.part('P', () => {
      sheet.y = sheet.write(label, place, { ink: muted });
      for (const line of lines.filter(Boolean)) sheet.y = sheet.write(line, place, { base: 'auto' });
    });
    return sheet.y;
  });
  sheet.y = Math.max(...ends) + 28;
}

const small = { ink: muted };
const gap = 12;
/** The columns of goods, from the side the language begins at: what, how many, at what price, what that comes to. */
const columns: readonly Place[] = [
  { start: 0, width: sheetWidth - 60 - 2 * (100 + gap) - gap },
  { start: sheetWidth - 60 - 2 * (100 + gap), width: 60, align: 'end' },
  { start: sheetWidth - 100 - (100 + gap), width: 100, align: 'end' },
  { start: sheetWidth - 100, width: 100, align: 'end' },
];

type Cell = { text: string; hand?: Hand };

function drawGoods(sheet: Sheet, order: BuyerOrder, voice: Voice): void {
  const { t, formatNumber, formatMoney } = voice;
  const head = [t('orders.what'), t('money.quantity'), t('orders.each'), t('orders.amount')].map((text) => [
    { text, hand: small },
  ]);
  sheet.group('TR', () => drawRow(sheet, head, 'TH'));
  for (const line of order.lines) {
    if (!line.unit) continue;
    const option: Cell[] = line.optionText ? [{ text: line.optionText, hand: { ...small, base: 'auto' } }] : [];
    const cells: Cell[][] = [
      [{ text: line.title, hand: { base: 'auto' } }, ...option],
      [{ text: formatNumber(line.quantity) }],
      [{ text: formatMoney(line.unit) }],
      [{ text: formatMoney(line.amount) }],
    ];
    if (sheet.makeRoom(heightOf(sheet, cells))) sheet.aside(() => drawRow(sheet, head));
    sheet.group('TR', () => drawRow(sheet, cells, 'TD'));
  }
}

/** Space above and below the words of a row. */
const padding = 7;

function heightOf(sheet: Sheet, cells: readonly Cell[][]): number {
  const heights = columns.map((place, index) =>
    (cells[index] ?? []).reduce((sum, { text, hand }) => sum + sheet.heightOf(text, place, hand), 0),
  );
  return Math.max(...heights) + 2 * padding;
}

/** Draws a row, each cell a part of the table where a kind is given, and the rule below it. */
function drawRow(sheet: Sheet, cells: readonly Cell[][], kind?: 'TH' | 'TD'): void {
  const top = sheet.y;
  for (const [index, place] of columns.entries()) {
    sheet.y = top + padding;
    const draw = () => {
      for (const { text, hand } of cells[index] ?? []) sheet.y = sheet.write(text, place, hand);
    };
    if (kind) sheet.part(kind, draw);
    else draw();
  }
  sheet.y = top + heightOf(sheet, cells);
  sheet.rule();
}

const totals = { start: sheetWidth - 260, width: 260 };

function drawTotals(sheet: Sheet, order: BuyerOrder, voice: Voice): void {
  const { t, formatMoney } = voice;
  sheet.y += 16;
  // A total alone on its page would say nothing: what it is made of stays with it.
  sheet.makeRoom(96 + 22 * order.lines.filter((line) => line.kind !== 'goods').length);
  for (const line of order.lines) {
    if (line.kind === 'goods') continue;
    drawTotal(sheet, sayTotalLine(voice, { ...line, kind: line.kind }), formatMoney(line.amount), small);
  }
  sheet.y += 6;
  sheet.rule(totals);
  sheet.y += 6;
  drawTotal(sheet, t('orders.total'), formatMoney(order.total), { size: 12, weight: 600 });
  if (order.refunded.amount > 0n) drawTotal(sheet, t('orders.given_back'), formatMoney(order.refunded), {});
  if (order.cashBack.amount > 0n) drawTotal(sheet, t('door.given_back'), formatMoney(order.cashBack), {});
  sheet.y += 28;
}

function drawTotal(sheet: Sheet, label: string, amount: string, hand: Hand): void {
  const name = { ...totals, width: totals.width - 110 };
  const height = sheet.heightOf(label, name, hand);
  sheet.makeRoom(height);
  sheet.part('P', () => {
    sheet.write(label, name, hand);
    sheet.write(amount, { ...totals, align: 'end' }, hand);
  });
  sheet.y += height + 4;
}

function drawNotes(sheet: Sheet, order: BuyerOrder, voice: Voice): void {
  for (const text of [sayPaid(voice, order), voice.t('orders.sold_through')]) {
    if (!text) continue;
    sheet.makeRoom(sheet.heightOf(text, whole, small));
    sheet.part('P', () => {
      sheet.y = sheet.write(text, whole, small) + 6;
    });
  }
}

import { PDFiumLibrary } from '@hyzyla/pdfium';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPurchase } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShop, aShopper } from '@/db/testing/world';
import { type Id, newId } from '@/lib/kernel/ids';
import { voiceOf } from '@/lib/platform/voice';
import { drawReceipt } from './draw-receipt';
import { type BuyerOrder, hasReceipt } from './model';
import { orderForBuyer } from './queries';
import { writeReceipt } from './write-receipt';

let sandbox: TestSandbox;
let pdfium: PDFiumLibrary;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  pdfium = await PDFiumLibrary.init();
});
afterAll(async () => {
  pdfium.destroy();
  await sandbox.stop();
});

const english = voiceOf('en');
const arabic = voiceOf('ar');

/** The pages of a document as the reader of a browser copies them. */
async function pagesOf(file: Uint8Array | null): Promise<string[]> {
  if (!file) throw new Error('there is no receipt');
  expect(Buffer.from(file.subarray(0, 5)).toString()).toBe('%PDF-');
  const document = await pdfium.loadDocument(file);
  const texts = [...document.pages()].map((page) => page.getText().replace(/\s+/g, ' '));
  document.destroy();
  return texts;
}

async function aBoughtOrder() {
  const { variants } = await aShop();
  const buyer = await aShopper(await aPerson());
  const { orderId } = await aPurchase(buyer, variants);
  const found = await orderForBuyer(buyer.actor, orderId);
  if (!found) throw new Error('the buyer does not see her order');
  return { actor: buyer.actor, orderId, found };
}

const numberOf = (id: Id<'order'>) => id.slice(-8).toUpperCase();

test('a buyer has the receipt of her order as a document with everything its page says', async () => {
  const { actor, orderId, found } = await aBoughtOrder();
  const [text = ''] = await pagesOf(await writeReceipt(actor, orderId, english));
  const said = [
    ...['Receipt', numberOf(orderId), english.formatDate(found.placedAt, 'date'), 'Seller', found.pageName],
    ...[
      found.sellerEmail,
      'Buyer',
      found.shipTo.name,
      found.shipTo.line1,
      found.shipTo.city,
      'Quantity',
      'Each',
      'Amount',
    ],
    ...found.lines.flatMap((line) => [line.title, line.optionText, english.formatMoney(line.amount)]),
    ...['Total', '$46.20', 'Paid with the card ending in 4242.', 'Sold through Souk.'],
  ];
  for (const words of said) expect(text).toContain(words);
});

test('it belongs to the buyer: to everybody else it is missing, and there is none of what was not paid', async () => {
  const { actor, orderId, found } = await aBoughtOrder();
  expect(await writeReceipt(actor, orderId, english)).not.toBeNull();
  for (const stranger of [await aPerson(), aGuest(), (await aShop()).seller]) {
    expect(await writeReceipt(stranger, orderId, english)).toBeNull();
  }
  expect(await writeReceipt(actor, newId('order'), english)).toBeNull();
  expect(hasReceipt(found)).toBe(true);
  expect(hasReceipt({ ...found, state: 'failed' })).toBe(false);
  expect(hasReceipt({ ...found, state: 'settling' })).toBe(false);
  expect(hasReceipt({ ...found, state: 'canceled' })).toBe(false);
  expect(hasReceipt({ ...found, events: found.events.filter((event) => event.kind !== 'authorized') })).toBe(false);
});

test('in Arabic the letters join, run from the right, and Latin names and numbers keep their order', async () => {
  const { found } = await aBoughtOrder();
  const [lamp] = found.lines;
  if (!lamp) throw new Error('the order has no line');
  const title = 'مصباح نحاسي (كبير) طول 120 cm من Cedar';
  const file = await drawReceipt({ ...found, lines: [{ ...lamp, title }] }, arabic);
  const [text = ''] = await pagesOf(file);
  for (const words of ['إيصال', 'البائع', 'المشتري', title, 'المنتهية بـ .4242', '46.20']) {
    expect(text).toContain(words);
  }
  // What says its language and direction to a reader aloud stands outside the packed streams.
  const open = Buffer.from(file).toString('latin1');
  expect(open).toContain('/Lang (ar)');
  expect(open).toContain('/Marked true');
});

test('names in letters our own face lacks are there too', async () => {
  const { found } = await aBoughtOrder();
  const shipTo = { ...found.shipTo, name: 'Пётр Łódź', line1: '日本語の椅子' };
  const [text = ''] = await pagesOf(await drawReceipt({ ...found, shipTo }, english));
  for (const words of ['Пётр Łódź', '日本語の椅子']) expect(text).toContain(words);
});

test('long titles break and many lines take several numbered pages, none of them lost, in little time', async () => {
  const { found } = await aBoughtOrder();
  const many: BuyerOrder = { ...found, lines: manyLines(found, 80) };
  await drawReceipt(found, english);
  // What it takes of a processor, not how long it waits for one.
  const begun = process.cpuUsage();
  const drawn = await drawReceipt(many, english);
  const { user, system } = process.cpuUsage(begun);
  expect((user + system) / 1_000).toBeLessThan(5_000);
  const pages = await pagesOf(drawn);
  expect(pages.length).toBeGreaterThan(3);
  const all = pages.join(' ');
  for (const line of many.lines) expect(all).toContain(line.title);
  for (const [index, page] of pages.entries())
    expect(page).toContain(`${numberOf(found.id)} · ${index + 1}/${pages.length}`);
  expect(pages.at(-1)).toMatch(/Total \$46\.20/);
});

function manyLines({ lines }: BuyerOrder, count: number): BuyerOrder['lines'] {
  const [goods, ...rest] = lines;
  if (!goods) throw new Error('the order has no line');
  const title = 'of turned oak with a lid that closes by itself, oiled by hand';
  const more = Array.from({ length: count }, (_, index) => ({ ...goods, title: `Box ${index + 1} ${title}` }));
  return [...more, ...rest];
}

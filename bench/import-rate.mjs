/** How fast a file becomes products: through the door owners use, by the worker of the site. */
import { setTimeout as pause } from 'node:timers/promises';
import { formsOf } from './browserless.mjs';

/** A Shopify table of products with four variants each. @param {number} products @param {string} edition what every title ends with */
function writeTable(products, edition) {
  const rows = [
    'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Status',
  ];
  for (let n = 0; n < products; n++) {
    const choices = ['Red,S', 'Red,M', 'Blue,S', 'Blue,M'];
    for (const [index, choice] of choices.entries()) {
      const [colour, size] = choice.split(',');
      const head =
        index === 0
          ? [`Woven thing ${n}${edition}`, `<p>The thing numbered ${n}</p>`, 'Atlas', 'Decor', 'woven', 'TRUE']
          : ['', '', '', '', '', ''];
      rows.push(
        [
          `thing-${n}`,
          ...head,
          'Colour',
          colour,
          'Size',
          size,
          `T-${n}-${index}`,
          200,
          5,
          '24.50',
          index ? '' : 'active',
        ].join(','),
      );
    }
  }
  return rows.join('\n');
}

/**
 * The same file twice, and once with every title changed: seconds to the end of the dry run and of the import, and what was counted.
 * @param {{ origin: string, sql: any, owner: import('./browserless.mjs').Shopper, shop: { id: string, handle: string }, products: number, say: (text: string) => void }} given
 */
export async function importRate({ origin, sql, owner, shop, products, say }) {
  const report = { products, variants: products * 4 };
  const files = { first: '', again: '', changed: ' anew' };
  for (const [name, edition] of Object.entries(files)) {
    const begun = performance.now();
    const address = await upload(origin, owner, shop, writeTable(products, edition));
    const id = await untilState(sql, shop, 'ready');
    const judged = performance.now();
    const counts = await sql`
      select outcome, count(*)::int as products from shop.import_item where import_id = ${id} group by outcome order by outcome`;
    const run = await start(owner, address);
    if (run) await untilState(sql, shop, 'done');
    const seconds = (from, to) => Math.round((to - from) / 100) / 10;
    report[name] = {
      dryRun: seconds(begun, judged),
      import: run ? seconds(judged, performance.now()) : 0,
      perSecond: run ? Math.round(products / ((performance.now() - judged) / 1000)) : null,
      counts: Object.fromEntries(counts.map((row) => [row.outcome, row.products])),
    };
    say(JSON.stringify({ [name]: report[name] }));
  }
  return report;
}

/** @returns {Promise<string>} the address of the import's own page */
async function upload(origin, owner, shop, text) {
  const page = `/studio/${shop.handle}/import`;
  const form = formsOf((await owner.get(page)).body).find(({ fields }) => fields.has('page'));
  if (!form) throw new Error('no form to import with');
  const body = new FormData();
  body.append('page', form.fields.get('page'));
  body.append('newState', 'published');
  body.append('file', new File([text], 'products.csv', { type: 'text/csv' }));
  const { cookie } = owner.dressed({ path: page }).headers;
  const headers = { cookie, origin, accept: 'application/json' };
  const answer = await fetch(`${origin}/api/studio/import`, { method: 'POST', headers, body });
  if (answer.status !== 201) throw new Error(`the upload answered ${answer.status}`);
  return `${page}/${(await answer.json()).id}`;
}

/** Starts what was judged; false when there is nothing to change. */
async function start(owner, address) {
  const form = formsOf((await owner.get(address)).body).find(({ fields }) => fields.get('to') === 'run');
  if (form) await owner.submit(address, form);
  return form !== undefined;
}

async function untilState(sql, shop, wanted) {
  for (;;) {
    const [now] =
      await sql`select id, state from shop.import where page_id = ${shop.id} order by created_at desc limit 1`;
    if (now?.state === wanted) return now.id;
    if (now?.state === 'unreadable') throw new Error('the file could not be read');
    await pause(50);
  }
}

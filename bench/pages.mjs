/** Pages beside the bare framework: requests per second, waiting times, processor and bytes. */
import { gzipSync } from 'node:zlib';
import { load, send } from './load.mjs';
import { processorMs } from './processes.mjs';
import { interleaved, ratio } from './rounds.mjs';

/** The shop and product with most to show, as a visitor would find them. */
export async function chooseAddresses(sql) {
  const [shop] = await sql`
    select g.handle from shop.page g join shop.product p on p.page_id = g.id and p.state = 'published'
    where g.state = 'published' and g.shop_open and p.slug not like 'bulk-%'
    group by g.id order by count(*) desc, g.handle limit 1`;
  const [product] = await sql`
    select g.handle, p.slug from shop.product p join shop.page g on g.id = p.page_id
    where p.state = 'published' and g.state = 'published' and g.shop_open and p.slug not like 'bulk-%'
    order by (select count(*) from shop.product_media m where m.product_id = p.id) desc, p.slug limit 1`;
  const shown = { home: '/', shop: `/${shop.handle}`, product: `/${product.handle}/${product.slug}` };
  return { ...shown, search: '/search?q=lamp', discover: '/discover' };
}

function runOf(site, path, shopper, { connections, seconds }) {
  return async () => {
    const before = processorMs(site.pid);
    const database = site.database ? processorMs(site.database) : 0;
    const shot = shopper ? shopper.dressed({ path }) : { path, headers: { host: new URL(site.origin).host } };
    const { requests, failed, perSecond, p50, p95 } = await load({
      ...{ origin: site.origin, connections, seconds },
      next: () => shot,
    });
    const each = (used) => Math.round((used / Math.max(1, requests)) * 100) / 100;
    const databaseMs = site.database ? each(processorMs(site.database) - database) : 0;
    return { perSecond, p50, p95, cpuMs: each(processorMs(site.pid) - before), databaseMs, failed };
  };
}

async function weighed(site, path, shopper) {
  const shot = { path, headers: { host: new URL(site.origin).host } };
  const { body, status } = await send(site.origin, shopper ? shopper.dressed({ path }) : shot);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  return { htmlBytes: Buffer.byteLength(body), htmlGzip: gzipSync(body).length };
}

/** @param {{ souk: any, empty: any, addresses: Record<string, string>, shopper: import('./browserless.mjs').Shopper, rounds: number, seconds: number }} given */
export async function measurePages({ souk, empty, addresses, shopper, rounds, seconds }) {
  const all = [
    ['empty', empty, '/', undefined],
    ...Object.entries(addresses).map(([name, path]) => [name, souk, path, undefined]),
    ['productReadyToPay', souk, addresses.product, shopper],
  ];
  const report = {};
  for (const [name, site, path, who] of all) report[name] = { path, ...(await weighed(site, path, who)) };
  for (const connections of [1, 16]) {
    const runs = all.map(([name, site, path, who]) => [name, runOf(site, path, who, { connections, seconds })]);
    // Once unmeasured: the first requests compile.
    await interleaved(
      Object.fromEntries(
        all.map(([name, site, path, who]) => [name, runOf(site, path, who, { connections, seconds: 0.5 })]),
      ),
      1,
    );
    const results = await interleaved(Object.fromEntries(runs), rounds);
    for (const [name, result] of Object.entries(results)) {
      report[name][`at${connections}`] = { ...result, ofEmpty: ratio(result.perSecond, results.empty.perSecond) };
    }
  }
  return report;
}

/**
 * Leaks made on purpose. Ten on the wire, in what the second world answers: the comparison must see each of them. Four in the second world's
 * data, made of what was bought: the surfaces must reach each of them. Whoever hears nothing of these would hear nothing of a real one.
 */

const inBody = (change) => (answer) => ({ ...answer, body: Buffer.from(change(answer.body.toString())) });
const inHeader = (wanted, change) => (answer) => ({
  ...answer,
  headers: answer.headers.map(([name, value]) => [name, name === wanted ? change(value) : value]),
});
const swapTwo = (pattern) => (text) => {
  const [first, ...others] = text.match(pattern) ?? [];
  const second = others.find((other) => other !== first);
  return first && second ? text.replace(first, '\u0000').replace(second, first).replace('\u0000', second) : text;
};

/**
 * @typedef {{ place: string, route: string, transport: string, change: (answer: import('./compare.mjs').Answer) => import('./compare.mjs').Answer }} WirePlant
 * @type {WirePlant[]}
 */
export const onTheWire = [
  {
    place: 'counter',
    route: '/people/[handle]',
    transport: 'page',
    change: inBody((text) =>
      text.replace(/(<main[\s\S]*?>[^<\d]*)(\d+)/, (_, before, digits) => `${before}${Number(digits) + 1}`),
    ),
  },
  {
    place: 'sort order',
    route: '/discover',
    transport: 'page',
    change: inBody(swapTwo(/href="\/[a-z-]+\/[a-z0-9-]+"/g)),
  },
  {
    place: 'preview',
    route: '/[page]/preview.jpg',
    transport: 'file',
    change: (answer) => ({ ...answer, body: Buffer.concat([answer.body, Buffer.from([0])]) }),
  },
  {
    place: 'header',
    route: '/',
    transport: 'page',
    change: inHeader('cache-control', (value) => `${value}, max-age=1`),
  },
  {
    place: 'cache tag',
    route: '/[page]/feeds/[file]',
    transport: 'file',
    change: inHeader('etag', (value) => value.replace(/.(?="$)/, (last) => (last === '0' ? '1' : '0'))),
  },
  {
    place: 'RSC payload',
    route: '/[page]/[product]',
    transport: 'data',
    change: inBody((text) => text.replace(/"(className)":/, '"sold":"1","$1":')),
  },
  {
    place: 'notification',
    route: '/feed',
    transport: 'page',
    change: inBody((text) => text.replace('</main>', '<p>Grace bought something</p></main>')),
  },
  { place: 'trending', route: '/', transport: 'data', change: inBody(swapTwo(/"href":"\/[a-z-]+\/[a-z0-9-]+"/g)) },
  {
    place: 'sitemap',
    route: '/sitemap/[part]',
    transport: 'file',
    change: inBody((text) => text.replace(/<url>.*?<\/url>/s, '')),
  },
  {
    place: 'image address',
    route: '/[page]',
    transport: 'page',
    change: inBody((text) => text.replace(/\/media\/(\w)/, (_, first) => `/media/${first === 'a' ? 'b' : 'a'}`)),
  },
];

const bought = `select distinct l.product_id from money.order_line l join money."order" o on o.id = l.order_id
  where o.created_at > now() - interval '1 hour'`;

/**
 * Each is written into the second world alone, out of what was bought there; `route` is where it must show, with nothing there before it.
 * @type {{ place: string, route: string, sql: string }[]}
 */
export const inData = [
  {
    place: 'number of followers, one more when something was bought',
    route: '/people/[handle]',
    sql: `insert into social.person_follow (person_id, followed_id)
      select f.person_id, b.person_id from identity.profile f, identity.profile b
      where f.handle = 'emma' and b.handle = 'grace-kim' and exists (${bought})`,
  },
  {
    place: 'version of a page, raised by a purchase',
    route: '/[page]/feeds/[file]',
    sql: `update shop.page set version = version + 1 where id in (select page_id from shop.product where id in (${bought}))`,
  },
  {
    place: 'what is new, by what was bought',
    route: '/discover',
    sql: `update shop.product set published_at = now() where id in (${bought})`,
  },
  {
    place: 'stars, one for each purchase',
    route: '/[page]/[product]',
    sql: `insert into shop.product_rating as r (product_id, five) select product_id, 1 from (${bought}) b where product_id is not null
      on conflict (product_id) do update set five = r.five + 1`,
  },
];

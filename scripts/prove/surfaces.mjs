/** Every surface of the site, made from the list of its routes: an address and a way of asking for it. */
import { notCompared } from './not-compared.mjs';
import { files, pages, searches } from './routes.mjs';

/** How a page is asked for: by a browser, by the router, by the router ahead of time. */
const transports = {
  page: { accept: 'text/html' },
  data: { accept: '*/*', rsc: '1' },
  ahead: { accept: '*/*', rsc: '1', 'next-router-prefetch': '1' },
};

/**
 * @param {string[]} routes of the build, as its manifest names them
 * @returns {string[]} those of which nobody has said what they show, and those that are gone
 */
export function unknownRoutes(routes) {
  const known = [pages, files, searches, notCompared].flatMap(Object.keys);
  const twice = known.filter((route, index) => known.indexOf(route) !== index);
  const news = routes.filter((route) => !known.includes(route)).map((route) => `${route} is in no list`);
  const gone = known.filter((route) => !routes.includes(route)).map((route) => `${route} is no route`);
  return [...news, ...gone, ...twice.map((route) => `${route} is in two lists`)];
}

/**
 * @param {Record<string, string[]>} places
 * @param {{ short: boolean, photo: Buffer | null, addresses?: number }} given `short`: one address of each route, in one language; else so many `addresses` of each at most; without a `photo` nothing is searched by picture
 * @returns {import('./asking.mjs').Surface[]}
 */
export function surfacesOf(places, { short, photo, addresses: most = Number.POSITIVE_INFINITY }) {
  const some = (list) => list.slice(0, short ? 1 : most);
  const drawn = Object.entries(pages).flatMap(([route, addresses]) =>
    some(addresses(places)).flatMap((path, place) =>
      waysTo(path, place, short).map((way) => ({ route, ...way, headers: transports[way.transport] })),
    ),
  );
  const read = Object.entries(files).flatMap(([route, addresses]) =>
    some(addresses(places)).map((path) => ({ route, path, transport: 'file', headers: { accept: '*/*' } })),
  );
  const sent =
    photo === null
      ? []
      : Object.entries(searches).flatMap(([route, addresses]) =>
          addresses(places).map((path) => ({ route, path, transport: 'picture', ...sending(photo, places.origin[0]) })),
        );
  return [...drawn, ...read, ...sent];
}

/** Of so many addresses of a route every way and both languages are tried; of the others the page, in one language after the other. */
const WHOLLY = 8;

function waysTo(path, place, short) {
  const names = Object.keys(transports).slice(0, short ? 2 : 3);
  const both = [path, inArabic(path)];
  if (place >= WHOLLY) return [{ path: both[place % 2], transport: 'page' }];
  return both.slice(0, short ? 1 : 2).flatMap((one) => names.map((transport) => ({ path: one, transport })));
}

const inArabic = (path) => (path === '/' ? '/ar' : path.startsWith('/?') ? `/ar${path.slice(1)}` : `/ar${path}`);

/** @param {Buffer} photo @param {string} origin */
function sending(photo, origin) {
  const mark = 'souk-proof-boundary';
  const head = `--${mark}\r\nContent-Disposition: form-data; name="picture"; filename="bowl.webp"\r\nContent-Type: image/webp\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), photo, Buffer.from(`\r\n--${mark}--\r\n`)]);
  const headers = {
    'content-type': `multipart/form-data; boundary=${mark}`,
    'content-length': String(body.length),
    origin,
  };
  return { method: 'POST', headers, body };
}

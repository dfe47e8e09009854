import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { fetchWhere, isPublic } from './fetch-elsewhere';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const wish = { types: /^image\//, bytesMax: 1_000, millisecondsMax: 2_000 };

it('brings what is asked for, with nothing of ours in the question', async () => {
  let headers: object = {};
  const origin = await serve((request, response) => {
    headers = request.headers;
    response.setHeader('Content-Type', 'image/png; charset=x').end('picture');
  });
  const found = await fetchWhere(`${origin}/a.png`, wish, origin);
  expect(found).toMatchObject({ ok: true, value: { type: 'image/png', address: `${origin}/a.png` } });
  expect(found.ok && found.value.bytes.toString()).toBe('picture');
  expect(Object.keys(headers).toSorted()).toEqual(['accept', 'connection', 'host', 'user-agent']);
});

it('asks no machine that is not of the public internet, by number or by name', async () => {
  let asked = 0;
  const origin = await serve((_, response) => {
    asked += 1;
    response.end();
  });
  const port = new URL(origin).port;
  for (const host of [
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '10.0.0.1',
    '169.254.169.254',
  ])
    expect(await fetchWhere(`http://${host}/`, wish, undefined), host).toMatchObject({ code: 'address_private' });
  expect(await fetchWhere('http://localhost/', wish, undefined)).toMatchObject({ code: 'address_private' });
  for (const bad of [
    `http://127.0.0.1:${port}/`,
    `${origin}@example.com/`,
    'ftp://example.com/',
    'file:///etc/passwd',
    '',
  ])
    expect(await fetchWhere(bad, wish, undefined), bad).toMatchObject({ code: 'address_bad' });
  expect(asked).toBe(0);
});

it('judges every redirect anew, and follows three', async () => {
  const inside = await serve((_, response) => response.setHeader('Content-Type', 'image/png').end('secret'));
  const origin = await serve((request, response) => {
    const path = request.url ?? '';
    if (path === '/in') return response.writeHead(302, { Location: `${inside}/` }).end();
    if (path === '/metadata') return response.writeHead(302, { Location: 'http://169.254.169.254/latest' }).end();
    const left = Number(path.slice(1));
    if (left > 0) return response.writeHead(301, { Location: `/${left - 1}` }).end();
    response.setHeader('Content-Type', 'image/gif').end('here');
  });
  expect(await fetchWhere(`${origin}/in`, wish, origin)).toMatchObject({ code: 'address_bad' });
  expect(await fetchWhere(`${origin}/metadata`, wish, origin)).toMatchObject({ code: 'address_private' });
  expect(await fetchWhere(`${origin}/3`, wish, origin)).toMatchObject({ ok: true });
  expect(await fetchWhere(`${origin}/4`, wish, origin)).toMatchObject({ code: 'unreachable' });
});

it('takes no more, nothing else and no longer than was wished', async () => {
  const origin = await serve((request, response) => {
    const picture = { 'Content-Type': 'image/png' };
    if (request.url === '/said') return response.writeHead(200, { ...picture, 'Content-Length': 5_000 }).write('a');
    if (request.url === '/html') return response.setHeader('Content-Type', 'text/html').end('<p>');
    if (request.url === '/none') return response.writeHead(404, picture).end();
    if (request.url === '/slow') return response.writeHead(200, picture).write('a');
    response.setHeader('Content-Type', 'image/png').write('a'.repeat(900));
    setTimeout(() => response.end('a'.repeat(900)), 20);
  });
  expect(await fetchWhere(`${origin}/said`, wish, origin)).toMatchObject({ code: 'too_large' });
  expect(await fetchWhere(`${origin}/more`, wish, origin)).toMatchObject({ code: 'too_large' });
  expect(await fetchWhere(`${origin}/html`, wish, origin)).toMatchObject({ code: 'wrong_type' });
  expect(await fetchWhere(`${origin}/none`, wish, origin)).toMatchObject({ code: 'not_there' });
  const hasty = { ...wish, millisecondsMax: 300 };
  expect(await fetchWhere(`${origin}/slow`, hasty, origin)).toMatchObject({ code: 'slow' });
  expect(await fetchWhere('http://souk.invalid/', hasty, undefined)).toMatchObject({ ok: false });
});

it('knows what is public', () => {
  for (const address of ['93.184.216.34', '2606:2800:220:1::1']) expect(isPublic(address)).toBe(true);
  for (const address of [
    ...['0.0.0.0', '100.64.0.1', '172.16.0.1', '192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', 'x', ''],
    ...['::', 'fc00::1', 'fe80::1', 'ff02::1', '::ffff:10.0.0.1', '64:ff9b::a00:1', '2002:a00:1::', '2001:db8::1'],
  ])
    expect(isPublic(address), address).toBe(false);
});

import { NextRequest } from 'next/server';
import { expect, it } from 'vitest';
import { proxy } from '@/proxy';
import { isPlainForm } from './plain-form';

const type = 'multipart/form-data; boundary=b';
const part = (head: string, body: string) => `--b\r\n${head}\r\n\r\n${body}\r\n`;
const field = (name: string, body: string) => part(`Content-Disposition: form-data; name="${name}"`, body);
const photo = 'x'.repeat(9 * 1024 * 1024);
const picture = part(
  'Content-Disposition: form-data; name="picture"; filename="a b.jpg"\r\nContent-Type: image/jpeg',
  photo,
);
const form = (...parts: string[]) => Buffer.from(`${parts.join('')}--b--\r\n`);

const honest = form(field('$ACTION_REF_1', ''), field('$ACTION_1:0', '{}'), picture, field('words', 'أزرق'));
const hostile: [string, Buffer][] = [
  ['hundreds of thousands of parts', form(field('seen', 'x').repeat(200_000))],
  ['a text of megabytes for an argument', form(field('$ACTION_1:0', `[${'[],'.repeat(600_000)}0]`))],
  [
    'such a text that calls itself a file',
    form(part('Content-Disposition: form-data; name="$ACTION_1:0"; x="filename="', photo)),
  ],
  [
    'a picture of two names',
    form(part('Content-Disposition: form-data; name="picture"; filename="a"; name="$ACTION_1:0"', photo)),
  ],
];

it('takes what a browser without scripts sends, as browsers and other programs write it', async () => {
  expect(isPlainForm(honest, type)).toBe(true);
  const sent = new FormData();
  sent.append('picture', new File([photo], 'صورة.webp', { type: 'image/webp' }));
  sent.append('words', 'blue');
  const request = new Request('http://localhost', { method: 'POST', body: sent });
  const boundary = request.headers.get('content-type') ?? '';
  expect(isPlainForm(Buffer.from(await request.arrayBuffer()), boundary)).toBe(true);
});

it.each(hostile)('takes no form of %s', (_what, bytes) => {
  expect(isPlainForm(bytes, type)).toBe(false);
});

it.each([
  ['written with a backslash', '"a\\b"', 'ab'],
  ['that begins with a quotation mark and never ends with one', '"b', 'b'],
  ['named twice', 'a; boundary=b', 'b'],
  ['that never comes', 'a', 'b'],
])('takes no form with a separator %s, of which other readers make another one', (_what, named, meant) => {
  const bytes = Buffer.from(hostile[1]?.[1].toString().replaceAll('--b', `--${meant}`) ?? '');
  expect(isPlainForm(bytes, `multipart/form-data; boundary=${named}`)).toBe(false);
});

it('stands before the page: the gate refuses such a form, and lets an honest one through', async () => {
  const post = (body: Buffer, path = '/search/picture') =>
    proxy(
      new NextRequest(`http://localhost:3000${path}`, {
        method: 'POST',
        body: new Uint8Array(body),
        headers: {
          'content-type': type,
          'content-length': String(body.length),
          host: 'localhost:3000',
          origin: 'http://localhost:3000',
        },
      }),
    );
  for (const [, bytes] of hostile) expect((await post(bytes)).status).toBe(413);
  expect((await post(hostile[0]?.[1] ?? honest, '/ar/search/picture')).status).toBe(413);
  expect((await post(honest)).status).toBe(200);
});

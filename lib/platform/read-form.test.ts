import { expect, it } from 'vitest';
import { readForm } from './read-form';

const multipart = (parts: number, boundary = 'b') => {
  const part = `--${boundary}\r\nContent-Disposition: form-data; name="seen"\r\n\r\nx\r\n`;
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  return new Request('http://souk.test', { method: 'POST', body: `${part.repeat(parts)}--${boundary}--`, headers });
};

const post = (body: BodyInit) => new Request('http://souk.test', { method: 'POST', body });

it('reads a form with a file, and one written like an address', async () => {
  const sent = new FormData();
  sent.append('words', 'أزرق & black');
  sent.append('picture', new File([new Uint8Array([1, 2, 3])], 'a.webp', { type: 'image/webp' }));
  const form = await readForm(post(sent));
  expect(form?.get('words')).toBe('أزرق & black');
  expect(form?.get('picture')).toMatchObject({ name: 'a.webp', size: 3, type: 'image/webp' });
  expect((await readForm(post(new URLSearchParams({ product: 'prd_1' }))))?.get('product')).toBe('prd_1');
});

it('refuses more parts than any form of ours has, and what is no form', async () => {
  expect((await readForm(multipart(500)))?.getAll('seen')).toHaveLength(500);
  expect(await readForm(multipart(1_001))).toBeNull();
  expect(await readForm(post(new URLSearchParams(Array(1_002).fill(['a', ''])))).then((form) => form === null)).toBe(
    true,
  );
  expect(await readForm(post('{}'))).toBeNull();
});

it.each([
  ['ab', '"a\\b"'],
  ['b', '"b'],
])('refuses parts between %s named %s, which readers understand in more ways than one', async (meant, named) => {
  const part = `--${meant}\r\nContent-Disposition: form-data; name="seen"\r\n\r\nx\r\n`;
  const headers = { 'content-type': `multipart/form-data; boundary=${named}` };
  const sent = new Request('http://souk.test', { method: 'POST', body: `${part}--${meant}--`, headers });
  expect(await readForm(sent)).toBeNull();
});

import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { anybody, aPage } from '@/db/testing/shop';
import type { Id } from '@/lib/kernel/ids';
import { hashToken } from '@/lib/platform/tokens';
import { closeEyes } from '@/lib/shop/vision/models/gateway';
import { seePicture } from '@/lib/shop/vision/sight/see-picture';
import { drawn, shapes } from '@/lib/shop/vision/testing/drawn';
import { aPictured } from '@/lib/shop/vision/testing/seen-product';
import { answerPictureRequest } from './answer-request';

const described = JSON.parse(readFileSync('docs/api/visual-search.openapi.json', 'utf8'));
const ajv = new Ajv({ strict: false }).addSchema({ $id: 'api', ...described });
const faultsOf = (name: string, value: unknown) =>
  ajv.validate(`api#/components/schemas/${name}`, value) ? [] : ajv.errors;

const blue = [32, 80, 176] as const;
let vase: { id: Id<'product'> };

beforeAll(async () => {
  const page = (await aPage({ handle: 'kiln' })).id;
  const product = await aPictured(page, await drawn(shapes.vase, blue), { title: 'Blue vase' });
  const stool = await aPictured(page, await drawn(shapes.stool, [122, 74, 32]), { category: 'furniture' });
  for (const { mediaId } of [product, stool]) await seePicture(mediaId);
  vase = product;
});
afterAll(closeEyes);

type Parts = Record<string, string | { bytes: Uint8Array; name?: string }>;

function ask(parts: Parts, query = '', network = '192.0.2.1') {
  const form = new FormData();
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part === 'string') form.append(name, part);
    else form.append(name, new File([new Uint8Array(part.bytes)], part.name ?? 'a.jpg'));
  }
  const request = new Request(`http://localhost/api/visual-search${query}`, { method: 'POST', body: form });
  return answerPictureRequest(anybody, network, request);
}

describe('a search by picture over HTTP', () => {
  it('answers as it is described, is kept by nobody, and finds', async () => {
    const answer = await ask({ picture: { bytes: await drawn(shapes.vase, blue) } });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const found = await answer.json();
    expect(faultsOf('Findings', found)).toEqual([]);
    expect(found.items[0]).toMatchObject({ id: vase.id, price: { from: { amount: '2000', currency: 'USD' } } });
  });

  it('finds what is like a product, without that product', async () => {
    const found = await (await ask({ product: vase.id })).json();
    expect(faultsOf('Findings', found)).toEqual([]);
    expect(found.items.map(({ id }: { id: string }) => id)).not.toContain(vase.id);
  });

  it.each([
    [{}, 422, 'picture_empty'],
    [{ product: 'prd_nothing' }, 404, 'not_found'],
    [{ picture: { bytes: new Uint8Array(10 * 1024 * 1024 + 1) } }, 413, 'picture_heavy'],
    [{ picture: { bytes: Buffer.from('no picture at all') } }, 415, 'not_a_picture'],
  ] as [Parts, number, string][])('refuses what it must (%#)', async (parts, status, code) => {
    const answer = await ask(parts, '?lang=ar');
    const problem = await answer.json();
    expect([answer.status, problem.code]).toEqual([status, code]);
    expect(problem.detail).toMatch(/[\u0600-\u06ff]/);
    expect(faultsOf('Problem', problem)).toEqual([]);
    expect(described.paths['/api/visual-search'].post.responses).toHaveProperty(String(status));
  });

  it.each([
    ['colour', 'bluish'],
    ['crop', '0.5,0.5,0,0'],
    ['unlike', 'prd_nothing'],
    ['country', 'us'],
    ['min', '10'],
    ['after', 'nowhere'],
  ])('says which field it does not understand: %s', async (name, value) => {
    const answer = await ask({ product: vase.id, [name]: value });
    const problem = await answer.json();
    expect([answer.status, problem.code, problem.field]).toEqual([400, 'invalid', name]);
    expect(faultsOf('Problem', problem)).toEqual([]);
  });

  it('understands every field it describes', async () => {
    const answer = await ask({
      ...{ product: vase.id, colour: 'blue', crop: '0,0,1,1', unlike: vase.id, seen: vase.id, category: 'ceramics' },
      ...{ page: 'kiln', country: 'US', currency: 'USD', min: '1', max: '99.50', after: '', size: 'M', words: 'vase' },
    });
    expect(answer.status).toBe(200);
  });

  it('refuses a crowd from one network, and says when to come back', async () => {
    const start = sql`to_timestamp(floor(extract(epoch from now()) / 600) * 600)`;
    await identityDb().execute(sql`
      insert into identity.rate_window (key, window_start, count)
      values (${`visual-network:${hashToken('198.51.100.7')}`}, ${start}, 1200)`);
    const answer = await ask({}, '', '198.51.100.7');
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { aPage, aProduct } from '@/db/testing/shop';
import { aGuest, aPerson } from '@/db/testing/world';
import { voiceOf } from '@/lib/platform/voice';
import { changeHandle } from '@/lib/shop/addresses/change-handle';
import { describeEmbed } from './describe-embed';
import { readTarget } from './model';
import { embeddedAt } from './queries';

const origin = 'https://souk.example';
const picture = (key: string, width: number) => `${origin}/media/${key}/${width}.jpg`;
const embedded = {
  ...{ title: 'Lamp', author: 'Cedar', authorUrl: `${origin}/cedar`, provider: 'Souk', providerUrl: `${origin}/` },
  media: { key: 'k', width: 1_500, height: 3_000 },
};

describe('embedding', () => {
  it('brings the largest picture there is room for, and none where there is none', () => {
    const sizeIn = (width: number, height: number) => {
      const answer = describeEmbed(embedded, { width, height }, picture);
      return [answer.thumbnail_url, answer.thumbnail_width, answer.thumbnail_height];
    };
    expect(sizeIn(9_999, 9_999)).toEqual([picture('k', 1_280), 1_280, 2_560]);
    expect(sizeIn(500, 9_999)).toEqual([picture('k', 480), 480, 960]);
    expect(sizeIn(9_999, 700)).toEqual([picture('k', 320), 320, 640]);
    expect(sizeIn(50, 50)).toEqual([undefined, undefined, undefined]);
    expect(describeEmbed({ ...embedded, media: null }, { width: 900, height: 900 }, picture)).not.toHaveProperty(
      'thumbnail_url',
    );
  });

  it('reads which page or product an address of this site names, in either language, and no other', () => {
    expect(readTarget(`${origin}/cedar`, origin)).toEqual({ arabic: false, handle: 'cedar', slug: null });
    const product = `${origin}/ar/cedar/${encodeURIComponent('مصباح')}?variant=x#y`;
    expect(readTarget(product, origin)).toEqual({ arabic: true, handle: 'cedar', slug: 'مصباح' });
    for (const other of [
      '',
      'x',
      `${origin}/`,
      `${origin}/ar`,
      `${origin}.evil.example/cedar`,
      'javascript:x',
      `${origin}/a/b/c`,
    ]) {
      expect(readTarget(other, origin)).toBeNull();
    }
  });

  describe('of what is there', () => {
    let handle: string;
    let next: string;
    let slug: string;
    beforeAll(async () => {
      const owner = await aPerson();
      const page = await aPage({ owner: owner.personId });
      handle = page.handle;
      next = `${handle}-moved`.slice(-30);
      slug = (await aProduct(page.id, { title: 'Lamp', pictures: 1 })).slug;
      await changeHandle(owner, { page: page.id, handle: next });
    });
    const at = (target: { handle: string; slug: string | null }) => embeddedAt(aGuest(), target, origin, voiceOf('ar'));

    it('knows it by its present address and by one that leads on', async () => {
      for (const known of [next, handle]) {
        expect(await at({ handle: known, slug })).toMatchObject({ title: 'Lamp', authorUrl: `${origin}/ar/${next}` });
        expect(await at({ handle: known, slug: null })).toMatchObject({ title: 'Cedar & Co', media: null });
      }
      expect(await at({ handle: next, slug: 'nothing' })).toBeNull();
      expect(await at({ handle: 'nobody-at-all', slug: null })).toBeNull();
    });
  });
});

import { describe, expect, it } from 'vitest';
import { wholePicture } from '@/lib/shop/vision/models/model';
import { readPictureSearch } from '@/lib/shop/vision/schema';
import { formOf, nothingYet, putBack, type SearchState, takenAway } from './search-state';
import type { Told, ToldMatch } from './told';

const picture = new File([new Uint8Array([1])], 'a.webp');
const shown = { kind: 'own', key: 'k', source: 'blob:', file: picture } as const;

it('says of a picture that another app or site handed over that it is one, and such a search is not counted', async () => {
  for (const isShared of [true, false]) {
    const form = formOf({ ...nothingYet, shown: { ...shown, isShared } }, picture, null);
    expect(await readPictureSearch(form)).toMatchObject({ ok: true, value: { isUncounted: isShared } });
  }
});

describe('a result that is not wanted', () => {
  const match = (id: string): ToldMatch => ({ id, reason: '', tile: {} as ToldMatch['tile'], saved: false });
  const part = { left: 0.1, top: 0.1, width: 0.5, height: 0.5 };
  const told = { matches: ['a', 'b', 'c', 'd'].map(match), next: null, crop: part } as unknown as Told;
  const state: SearchState = { ...nothingYet, shown: { ...shown, isShared: false }, told };
  const ids = (some: SearchState) => some.told?.matches.map(({ id }) => id).join('');

  it('goes, is asked for no more, and comes back to its place: the last of several first', () => {
    const taken = ['b', 'd', 'a'].reduce(takenAway, state);
    expect([ids(taken), taken.asked.unlike]).toEqual(['c', ['b', 'd', 'a']]);
    const once = putBack(taken);
    expect([ids(once), once.asked.unlike, once.taken.at(-1)?.match.id]).toEqual(['ac', ['b', 'd'], 'd']);
    const all = putBack(putBack(once));
    expect([ids(all), all.asked.unlike, all.taken]).toEqual(['abcd', [], []]);
    expect(putBack(all)).toBe(all);
  });

  it('stands once where it was found again meanwhile, and at the end of fewer', () => {
    const taken = takenAway(state, 'd');
    expect(ids(putBack({ ...taken, told }))).toBe('abcd');
    expect(ids(putBack({ ...taken, told: { ...told, matches: [match('x')] } }))).toBe('xd');
  });

  it('leaves the part that is searched to the shop, unless that was the whole picture', () => {
    expect(takenAway(state, 'a').asked.crop).toBeNull();
    const whole = { ...state, told: { ...told, crop: wholePicture } };
    expect(takenAway(whole, 'a').asked.crop).toEqual(wholePicture);
  });

  it('that is not there changes nothing', () => {
    expect(takenAway(state, 'z')).toBe(state);
  });
});

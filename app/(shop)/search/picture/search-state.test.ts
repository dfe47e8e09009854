import { expect, it } from 'vitest';
import { readPictureSearch } from '@/lib/shop/vision/schema';
import { formOf, nothingYet } from './search-state';

const picture = new File([new Uint8Array([1])], 'a.webp');
const shown = { kind: 'own', key: 'k', source: 'blob:', file: picture } as const;

it('says of a picture that another app or site handed over that it is one, and such a search is not counted', async () => {
  for (const isShared of [true, false]) {
    const form = formOf({ ...nothingYet, shown: { ...shown, isShared } }, picture, null);
    expect(await readPictureSearch(form)).toMatchObject({ ok: true, value: { isUncounted: isShared } });
  }
});

import { describe, expect, it } from 'vitest';
import { aPage, aProduct } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { namesOfThings } from './queries';

describe('what an id of the audit is called', () => {
  it('is told to operators with the address where anyone sees it, and without one while nobody may', async () => {
    const operator = await aPerson({ operator: true });
    const page = await aPage({ shopOpen: true });
    const shown = await aProduct(page.id, { title: 'Tin kettle' });
    const draft = await aProduct(page.id, { title: 'Not yet', state: 'draft' });
    const names = await namesOfThings(operator, [page.id, shown.id, draft.id, newId('page')]);
    expect(names.size).toBe(3);
    expect(names.get(page.id)).toMatchObject({ path: `/${page.handle}` });
    expect(names.get(shown.id)).toEqual({ name: 'Tin kettle', path: `/${page.handle}/${shown.slug}` });
    expect(names.get(draft.id)).toEqual({ name: 'Not yet', path: null });
    expect((await namesOfThings(await aPerson(), [page.id])).size).toBe(0);
  });
});

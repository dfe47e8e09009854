import { describe, expect, it } from 'vitest';
import { anEditor, type Editor } from '@/db/testing/editor';
import { open, turnLine } from '@/db/testing/openings';
import { aGuest, aPerson } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { zoneOf } from './model';
import { openingOf } from './queries';
import { removeOpening } from './remove-opening';
import { SetOpening } from './schema';
import { setOpening } from './set-opening';

const local = (inHours: number) => new Date(Date.now() + inHours * 3_600_000).toISOString().slice(0, 16);
const form = (editor: Editor, typed: Record<string, string> = {}) =>
  SetOpening.parse({ page: editor.page, product: editor.product, opensAt: local(24), perPerson: '', ...typed });
const set = (editor: Editor, typed?: Record<string, string>) => setOpening(editor.owner, form(editor, typed));
const read = async (editor: Editor) => {
  const opening = await openingOf(aGuest(), editor.product);
  if (!opening) throw new Error('no opening');
  return opening;
};

describe('an opening', () => {
  it('is set, moved and taken away before its moment, by the clock of who types it', async () => {
    const editor = await anEditor();
    expect(await set(editor, { opensAt: '2020-05-01T09:00' })).toMatchObject({ code: 'opens_past', field: 'opensAt' });
    expect(await set(editor, { opensAt: '2099-05-01T09:00' })).toMatchObject({ code: 'opens_far', field: 'opensAt' });
    expect(await set(editor, { opensAt: '' })).toMatchObject({ code: 'required', field: 'opensAt' });
    const at = local(48);
    expect(await set(editor, { opensAt: at, opensAtBehind: '-240' })).toEqual({ ok: true, value: null });
    const first = await read(editor);
    expect(first.opensAt.getTime()).toBe(new Date(`${at}Z`).getTime() - 240 * 60_000);
    await set(editor, { perPerson: '2' });
    expect(await read(editor)).toMatchObject({ id: first.id, perPerson: 2, commitment: first.commitment });
    expect(await removeOpening(editor.owner, { page: editor.page, product: editor.product })).toMatchObject({
      ok: true,
    });
    expect(await openingOf(aGuest(), editor.product)).toBeNull();
  });

  it('has a line only with a cap, and none that begins after it', async () => {
    const editor = await anEditor();
    expect(await set(editor, { queued: 'on' })).toMatchObject({ code: 'cap_needed', field: 'perPerson' });
    await set(editor, { perPerson: '1' });
    await open((await read(editor)).id);
    const after = { opensAt: '', perPerson: '1' };
    expect(await set(editor, { ...after, queued: 'on' })).toMatchObject({ code: 'line_closed', field: 'queued' });
    expect(await set(editor, { ...after, perPerson: '3' })).toMatchObject({ ok: true });
    expect((await read(editor)).perPerson).toBe(3);
  });

  it('whose line was drawn stays to be checked; another moment is another opening with a seed of its own', async () => {
    const editor = await anEditor();
    await set(editor, { perPerson: '1', queued: 'on' });
    const first = await read(editor);
    await open(first.id);
    await turnLine(first.id);
    const gone = { page: editor.page, product: editor.product };
    expect(await removeOpening(editor.owner, gone)).toMatchObject({ code: 'draw_stays' });
    expect(await set(editor, { opensAt: '', perPerson: '1' })).toMatchObject({ ok: true });
    expect(await read(editor)).toMatchObject({ id: first.id, queued: false });
    expect(await set(editor, { perPerson: '1', queued: 'on' })).toMatchObject({ ok: true });
    const second = await read(editor);
    expect(second).toMatchObject({ seed: null, queued: true });
    expect(second.id).not.toBe(first.id);
    expect(second.commitment).not.toBe(first.commitment);
  });

  it('is its page’s people’s alone', async () => {
    const editor = await anEditor();
    const stranger = await aPerson();
    expect(await setOpening(stranger, form(editor))).toMatchObject({ code: 'not_found' });
    expect(await setOpening(editor.owner, { ...form(editor), product: newId('product') })).toMatchObject({
      code: 'not_found',
    });
    await set(editor);
    const gone = { page: editor.page, product: editor.product };
    expect(await removeOpening(stranger, gone)).toMatchObject({ code: 'not_found' });
  });
});

describe('the clock of a shop', () => {
  it('is its country’s where that has one, and the world’s where it has several', () => {
    expect(zoneOf('AE')).toBe('Asia/Dubai');
    expect([zoneOf('US'), zoneOf('??')]).toEqual(['UTC', 'UTC']);
  });
});

import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { aGroup, newKey } from '@/db/testing/groups';
import { jobsOf, secondsToJob } from '@/db/testing/jobs';
import { aPerson, ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { expenseOf, expensesOf } from '@/lib/money/splits/expenses/queries';
import { removeExpense } from '@/lib/money/splits/expenses/remove-expense';
import { leaveGroup } from '@/lib/money/splits/groups/leave-group';
import { fileStore } from '@/lib/platform/storage';
import { addExpensePhoto } from './add-photo';
import { dropExpensePhoto } from './drop-photo';
import { bytesPlace } from './model';
import { expensePhotoBytes } from './queries';
import { removePhotoBytes } from './remove-bytes';
import { sweepExpensePhotos } from './sweep-photos';

const secret = 'Nadia’s kitchen';
/** A photograph that says where and by whom it was taken. */
const receipt = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#884422' } })
    .jpeg()
    .withExif({ IFD0: { Artist: secret, ImageDescription: secret }, IFD3: { GPSLatitude: '33/1 53/1 0/1' } })
    .toBuffer();

/** A group with an expense, and where that is. */
async function spent() {
  const made = await aGroup({ friends: 2 });
  const written = await made.spend(made.owner, { amount: '30.00' });
  if (!written.ok) throw new Error(written.code);
  const { id: groupId } = await made.group();
  return { ...made, of: { groupId, expenseId: written.value.expenseId } };
}

const added = async (...how: Parameters<typeof addExpensePhoto>): Promise<Id<'photo'>> => {
  const answer = await addExpensePhoto(...how);
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
};

test('a receipt is kept without where it was taken, sealed, and seen by the members of its group alone', async () => {
  const { owner, friends, of } = await spent();
  const id = await added(owner, of, await receipt());
  expect(await addExpensePhoto(owner, of, await receipt())).toMatchObject({ code: 'photo_taken' });
  const lies = await (await fileStore()).get(bytesPlace(id));
  expect(
    lies &&
      (await sharp(lies)
        .metadata()
        .catch(() => null)),
  ).toBeNull();
  for (const member of [owner, ...friends]) {
    const seen = await expensePhotoBytes(member, of);
    const { format, width, exif } = await sharp(seen ?? new Uint8Array()).metadata();
    expect({ format, width, exif }).toEqual({ format: 'webp', width: 60, exif: undefined });
  }
  expect((await expensesOf(owner, of.groupId)).map(({ photo }) => photo)).toEqual([id]);
  // Neither seen nor changed by anybody else, nor by who was in it.
  const stranger = await aPerson();
  const other = await spent();
  for (const actor of [stranger, other.owner]) {
    expect(await expensePhotoBytes(actor, of)).toBeNull();
    expect(await addExpensePhoto(actor, of, await receipt())).toMatchObject({ code: 'not_found' });
    expect(await dropExpensePhoto(actor, of)).toMatchObject({ code: 'not_found' });
  }
  const mixed = { groupId: other.of.groupId, expenseId: of.expenseId };
  expect(await expensePhotoBytes(other.owner, mixed)).toBeNull();
  expect(await dropExpensePhoto(other.owner, mixed)).toMatchObject({ code: 'not_found' });
  expect(await addExpensePhoto(owner, other.of, await receipt())).toMatchObject({ code: 'not_found' });
  expect(await expensePhotoBytes(owner, of)).not.toBeNull();
  expect(await addExpensePhoto(other.owner, other.of, Buffer.from('no picture'))).toMatchObject({ ok: false });
});

test('who has left sees it no more; it goes when it is taken away, with its expense, and its bytes follow', async () => {
  const { owner, friends, of, spend, group } = await spent();
  const [friend] = friends;
  if (!friend) throw new Error('people');
  const first = await added(friend, of, await receipt());
  expect(await dropExpensePhoto(owner, of)).toMatchObject({ ok: true });
  expect(await dropExpensePhoto(owner, of)).toMatchObject({ ok: true });
  expect(await expensePhotoBytes(owner, of)).toBeNull();
  expect(await jobsOf('money:remove-expense-photo', toUuid(first))).toBe(1);
  await removePhotoBytes(first);
  expect(await (await fileStore()).get(bytesPlace(first))).toBeNull();
  const second = await added(friend, of, await receipt());
  const removed = { ...of, version: (await expenseOf(owner, of.groupId, of.expenseId))?.latest.version ?? 0 };
  expect(await removeExpense(owner, { ...removed, key: newKey() })).toMatchObject({ ok: true });
  expect(await expensePhotoBytes(owner, of)).toBeNull();
  expect(await jobsOf('money:remove-expense-photo', toUuid(second))).toBe(1);
  expect(await addExpensePhoto(owner, of, await receipt())).toMatchObject({ code: 'not_found' });
  const again = await spend(owner, { amount: '3.00', in: [(await group()).me] });
  if (!again.ok) throw new Error(again.code);
  const later = { groupId: of.groupId, expenseId: again.value.expenseId };
  await added(owner, later, await receipt());
  expect(await expensePhotoBytes(friend, later)).not.toBeNull();
  expect(await leaveGroup(friend, { groupId: of.groupId })).toMatchObject({ ok: true });
  expect(await expensePhotoBytes(friend, later)).toBeNull();
});

test('one whose storing was cut off is seen by nobody, gives way to another, and is swept', async () => {
  const { owner, of } = await spent();
  const cut = await added(owner, of, await receipt());
  const draft = (minutes: number) =>
    ownerDb().execute(sql`update money.expense_photo set stored_at = null, at = now() - make_interval(mins => ${minutes})
      where expense_id = ${toUuid(of.expenseId)}::uuid`);
  await draft(1);
  expect(await expensePhotoBytes(owner, of)).toBeNull();
  const next = await added(owner, of, await receipt());
  expect(next).not.toBe(cut);
  // Its bytes may still be on their way, by a process that is killed then: they are removed when none can be any more.
  expect(await secondsToJob('money:remove-expense-photo', toUuid(cut))).toBeGreaterThan(14 * 60);
  expect(await expensePhotoBytes(owner, of)).not.toBeNull();
  await draft(11);
  expect(await sweepExpensePhotos()).toBeGreaterThan(0);
  expect(await jobsOf('money:remove-expense-photo', toUuid(next))).toBe(1);
});

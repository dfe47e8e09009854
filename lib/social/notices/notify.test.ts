import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { socialDb } from '@/db/client/social';
import { aPerson } from '@/db/testing/a-person';
import { newId, toUuid } from '@/lib/kernel/ids';
import { notify } from './notify';

const told = async (to: string) =>
  socialDb().execute<{ kind: string; seen: boolean }>(
    sql`select kind, seen_at is not null as seen from social.notice where person_id = ${to}::uuid`,
  );

describe('what a person is told', () => {
  it('is one line however often the same is done, and anew where it is said anew', async () => {
    const [to, by] = [newId('person'), newId('person')];
    const subject = { kind: 'post', id: randomUUID() } as const;
    await socialDb().transaction(async (tx) => {
      await notify(tx, { to, by, kind: 'liked', subject });
      await notify(tx, { to, by, kind: 'liked', subject });
    });
    expect(await told(toUuid(to))).toEqual([{ kind: 'liked', seen: false }]);
    await socialDb().execute(sql`update social.notice set seen_at = now() where person_id = ${toUuid(to)}::uuid`);
    await notify(socialDb(), { to, by, kind: 'liked', subject });
    expect(await told(toUuid(to))).toEqual([{ kind: 'liked', seen: true }]);
    await notify(socialDb(), { to, by, kind: 'liked', subject }, { again: true });
    expect(await told(toUuid(to))).toEqual([{ kind: 'liked', seen: false }]);
  });

  it('is nothing of her own, of what she switched off, of whom she muted or of whom either blocked', async () => {
    const [to, muted] = [newId('person'), newId('person')];
    const subject = { kind: 'post', id: randomUUID() } as const;
    await notify(socialDb(), { to, by: to, kind: 'liked', subject });
    await socialDb().execute(
      sql`insert into social.notice_off (person_id, kind) values (${toUuid(to)}::uuid, 'commented')`,
    );
    await notify(socialDb(), { to, by: muted, kind: 'commented', subject });
    await socialDb().execute(
      sql`insert into social.person_mute (person_id, muted_id) values (${toUuid(to)}::uuid, ${toUuid(muted)}::uuid)`,
    );
    await notify(socialDb(), { to, by: muted, kind: 'liked', subject });
    expect(await told(toUuid(to))).toEqual([]);
    const [one, other] = [await aPerson(), await aPerson()];
    await identityDb().execute(
      sql`insert into identity.block (person_id, blocked_id) values (${toUuid(one.personId)}::uuid, ${toUuid(other.personId)}::uuid)`,
    );
    await notify(socialDb(), { to: other.personId, by: one.personId, kind: 'liked', subject });
    await notify(socialDb(), { to: one.personId, by: other.personId, kind: 'liked', subject });
    expect(await told(toUuid(one.personId))).toEqual([]);
    expect(await told(toUuid(other.personId))).toEqual([]);
  });
});

import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { person as account } from '@/db/schema/identity/person';
import { session } from '@/db/schema/identity/session';
import { ageProof, aPerson } from '@/db/testing/a-person';
import { type OperatorRole, operatorRoles, type PersonActor } from '@/lib/identity/actor/model';
import { findActor, hasFreshProof } from '@/lib/identity/sessions/queries';
import { renewProof } from '@/lib/identity/sessions/renew-proof';
import { refusedToOperate } from './may-operate';

const begunWith = (actor: PersonActor, method: string) =>
  identityDb().update(session).set({ method }).where(eq(session.id, actor.sessionId));
const rolesNow = async (actor: PersonActor) => (await findActor(actor.sessionId, 'en'))?.roles;

describe('roles', () => {
  it('count on a session that was begun with a passkey, and on no other', async () => {
    const operator = await aPerson({ roles: ['money', 'support'] });
    expect(operator.roles).toEqual(['money', 'support']);
    for (const method of ['password', 'google', 'facebook', 'reset']) {
      await begunWith(operator, method);
      expect(await rolesNow(operator)).toEqual([]);
      expect(await refusedToOperate(operator, 'money')).toBe('not_found');
    }
  });

  it('count by a password on demo accounts alone, which live mode does not start with', async () => {
    const demo = await aPerson({ roles: ['keys'] });
    await begunWith(demo, 'password');
    await identityDb().update(account).set({ demo: true }).where(eq(account.id, demo.personId));
    expect(await rolesNow(demo)).toEqual(['keys']);
    await ageProof(demo);
    expect(await refusedToOperate(demo, 'keys')).toBe('prove');
    await renewProof(demo, 'password');
    expect(await refusedToOperate(demo, 'keys')).toBeNull();
  });

  it('end with the session, and with the account', async () => {
    const [one, other] = [await aPerson({ roles: ['money'] }), await aPerson({ roles: ['money'] })];
    await identityDb().update(session).set({ revokedAt: sql`now()` }).where(eq(session.id, one.sessionId));
    await identityDb().update(account).set({ state: 'closed' }).where(eq(account.id, other.personId));
    for (const gone of [one, other]) expect(await refusedToOperate(gone, 'money')).toBe('not_found');
  });
});

describe('an act of a role', () => {
  let operator: PersonActor;
  beforeAll(async () => {
    operator = await aPerson({ roles: ['money'] });
  });

  it.each(operatorRoles.filter((role): role is OperatorRole => role !== 'money'))(
    'is not hers with %s',
    async (role) => {
      expect(await refusedToOperate(operator, role)).toBe('not_found');
    },
  );

  it('is not done by whoever claims a role, nor on the session of somebody else', async () => {
    const claims = { ...(await aPerson()), roles: operatorRoles };
    expect(await refusedToOperate(claims, 'money')).toBe('not_found');
    expect(await refusedToOperate({ ...claims, sessionId: operator.sessionId }, 'money')).toBe('not_found');
    expect(await refusedToOperate({ kind: 'guest', guestHash: null, locale: 'en' }, 'money')).toBe('not_found');
  });

  it('asks for a passkey again after ten minutes, and a password is none', async () => {
    expect(await refusedToOperate(operator, 'money')).toBeNull();
    await ageProof(operator);
    expect(await refusedToOperate(operator, 'money')).toBe('prove');
    await renewProof(operator, 'password');
    expect(await hasFreshProof(operator)).toBe(true);
    expect(await refusedToOperate(operator, 'money')).toBe('prove');
    await renewProof(operator, 'passkey');
    expect(await refusedToOperate(operator, 'money')).toBeNull();
  });
});

import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { mailedToken, person } from '@/db/schema/identity/person';
import { aPerson } from '@/db/testing/a-person';
import { hashToken, isToken, newToken } from '@/lib/platform/tokens';
import { issueToken, type TokenRequest } from './issue-token';
import { lifeMinutes, type TokenPurpose } from './model';
import { isLiveToken, lockToken, spendToken } from './use-token';

const purposes = Object.keys(lifeMinutes) as TokenPurpose[];

async function aToken(purpose: TokenPurpose, part: Partial<TokenRequest> = {}) {
  const actor = await aPerson();
  const request = { purpose, personId: actor.personId, email: actor.email, ...part };
  return { actor, request, token: await identityDb().transaction((tx) => issueToken(tx, request)) };
}
const rowOf = async (token: string) =>
  (
    await identityDb()
      .select()
      .from(mailedToken)
      .where(eq(mailedToken.tokenHash, hashToken(token)))
  )[0];

/** Uses a token as a verb does: finds it, then marks it. */
const use = (purpose: TokenPurpose, token: string) =>
  identityDb().transaction(async (tx) => {
    const found = await lockToken(tx, [purpose], token);
    if (found) await spendToken(tx, found);
    return found !== null;
  });

describe('a mailed token', () => {
  it.each(purposes)('for %s opens that and nothing else', async (purpose) => {
    const { token } = await aToken(purpose);
    for (const other of purposes)
      expect([other, await isLiveToken([other], token)]).toEqual([other, other === purpose]);
  });

  it.each(purposes)('for %s ends with its time', async (purpose) => {
    const { token } = await aToken(purpose);
    const row = await rowOf(token);
    const minutes = ((row?.expiresAt.getTime() ?? 0) - (row?.createdAt.getTime() ?? 0)) / 60_000;
    expect(Math.round(minutes)).toBe(lifeMinutes[purpose]);
    await identityDb()
      .update(mailedToken)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(mailedToken.tokenHash, hashToken(token)));
    expect(await isLiveToken([purpose], token)).toBe(false);
    expect(await use(purpose, token)).toBe(false);
  });

  it('is used once, also when ten use it at the same moment', async () => {
    const { token } = await aToken('reset');
    const wins = await Promise.all(Array.from({ length: 10 }, () => use('reset', token)));
    expect(wins.filter(Boolean)).toHaveLength(1);
    expect(await isLiveToken(['reset'], token)).toBe(false);
  });

  it('is spent by using and not by looking', async () => {
    const { token } = await aToken('verify');
    for (let times = 0; times < 3; times++) expect(await isLiveToken(['verify'], token)).toBe(true);
    expect(await use('verify', token)).toBe(true);
  });

  it('lies in the database only as its hash', async () => {
    const { token } = await aToken('reset');
    const rows = await identityDb().execute(sql`select row_to_json(t)::text as row from identity.mailed_token t`);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await rowOf(token)).toMatchObject({ purpose: 'reset', usedAt: null });
  });

  it('voids the older ones of its purpose and person, and nobody else’s', async () => {
    const { token, request } = await aToken('verify');
    const other = await aToken('verify');
    const reset = await identityDb().transaction((tx) => issueToken(tx, { ...request, purpose: 'reset' }));
    const newer = await identityDb().transaction((tx) => issueToken(tx, request));
    expect(await isLiveToken(['verify'], token)).toBe(false);
    expect(await isLiveToken(['verify'], newer)).toBe(true);
    expect(await isLiveToken(['verify'], other.token)).toBe(true);
    expect(await isLiveToken(['reset'], reset)).toBe(true);
  });

  it('about one session leaves that about another alone', async () => {
    const actor = await aPerson();
    const [one, other] = [actor.sessionId, (await aPerson()).sessionId];
    const about = (sessionId: typeof one) =>
      identityDb().transaction((tx) =>
        issueToken(tx, { purpose: 'not-me', personId: actor.personId, email: actor.email, sessionId }),
      );
    const [first, second] = [await about(one), await about(other)];
    const third = await about(one);
    expect(await isLiveToken(['not-me'], first)).toBe(false);
    expect(await isLiveToken(['not-me'], second)).toBe(true);
    expect(await isLiveToken(['not-me'], third)).toBe(true);
  });

  it('of an account that was closed opens nothing', async () => {
    const { token, actor } = await aToken('reset');
    await identityDb().update(person).set({ state: 'closed' }).where(eq(person.id, actor.personId));
    expect(await isLiveToken(['reset'], token)).toBe(false);
  });

  it.each(['', 'short', "' or 1=1 --", 'x'.repeat(500), '../../etc'])('is not %j', async (raw) => {
    expect(isToken(raw)).toBe(false);
    expect(await isLiveToken(purposes, raw)).toBe(false);
  });

  it('cannot be guessed: no two are alike, each has 160 bits', () => {
    const tokens = Array.from({ length: 1_000 }, newToken);
    expect(new Set(tokens).size).toBe(1_000);
    for (const token of tokens) expect([isToken(token), Buffer.from(token, 'base64url').length]).toEqual([true, 20]);
  });
});

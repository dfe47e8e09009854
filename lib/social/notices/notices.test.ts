import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { socialDb } from '@/db/client/social';
import { aGuest, aPerson } from '@/db/testing/a-person';
import { aPage } from '@/db/testing/shop';
import { befriend } from '@/db/testing/ties';
import type { PersonActor } from '@/lib/identity/actor/model';
import { askFriend } from '@/lib/identity/ties/ask-friend';
import { blockPerson } from '@/lib/identity/ties/block-person';
import { endFriendship } from '@/lib/identity/ties/end-friendship';
import { toUuid } from '@/lib/kernel/ids';
import { followPerson } from '@/lib/social/following/follow-person';
import { mutePerson } from '@/lib/social/muting/mute-person';
import { chooseNotices } from './choose-notices';
import { notify } from './notify';
import { latestUnseen, myNotices, newsOf, noticeChoice } from './queries';
import { ChooseNotices } from './schema';
import { seeNotices } from './see-notices';

const said = async (actor: PersonActor) =>
  (await myNotices(actor)).map(({ kind, by, subject, seen }) => [kind, by?.handle, subject.path, seen]);
const follow = (me: PersonActor, other: PersonActor, answer: 'yes' | 'no' = 'yes') =>
  followPerson(me, { person: other.personId, follow: answer });

describe('notices', () => {
  it('say who did what, and lead there; what is new comes first and is counted', async () => {
    const [lina, omar, sami] = [await aPerson(), await aPerson(), await aPerson()];
    await follow(omar, lina);
    await seeNotices(lina, { until: (await latestUnseen(lina)) ?? new Date(0) });
    expect([(await newsOf(lina)).notices, await latestUnseen(lina)]).toEqual([0, null]);
    await askFriend(sami, { person: lina.personId });
    expect(await said(lina)).toEqual([
      ['friend_asked', sami.handle, `/people/${sami.handle}`, false],
      ['followed', omar.handle, `/people/${omar.handle}`, true],
    ]);
    expect([(await newsOf(lina)).notices, (await newsOf(omar)).notices, (await newsOf(aGuest)).notices]).toEqual([
      1, 0, 0,
    ]);
    await seeNotices(omar, { until: new Date(Date.now() + 60_000) }); // not hers
    expect((await newsOf(lina)).notices).toBe(1);
  });

  it('are taken back with what they tell', async () => {
    const [lina, omar] = [await aPerson(), await aPerson()];
    await follow(omar, lina);
    await follow(omar, lina, 'no');
    await askFriend(omar, { person: lina.personId });
    await endFriendship(omar, { person: lina.personId });
    expect(await said(lina)).toEqual([]);
    await befriend(lina, omar);
    expect(await said(lina)).toEqual([['friend_accepted', omar.handle, `/people/${omar.handle}`, false]]);
    await endFriendship(omar, { person: lina.personId });
    expect(await said(lina)).toEqual([]);
  });

  it('of what is gone or hidden since are not shown, nor of whom she does not hear', async () => {
    const [lina, omar, page] = [await aPerson(), await aPerson(), await aPage()];
    const share = randomUUID();
    await socialDb().execute(sql`insert into social.share (id, person_id, mark, audience, item, page_id)
      values (${share}::uuid, ${toUuid(omar.personId)}::uuid, gen_random_uuid(), 'public', 'A bowl', ${toUuid(page.id)}::uuid)`);
    const tell = (kind: 'share' | 'product', id: string) =>
      notify(socialDb(), { to: lina.personId, by: omar.personId, kind: 'shared_with_you', subject: { kind, id } });
    await tell('share', share);
    await tell('product', randomUUID());
    expect((await myNotices(lina)).map(({ subject }) => subject.title)).toEqual(['A bowl']);
    await socialDb().execute(sql`update social.share set audience = 'friends' where id = ${share}::uuid`);
    expect(await said(lina)).toEqual([]);
    await socialDb().execute(sql`update social.share set audience = 'public' where id = ${share}::uuid`);
    await mutePerson(lina, { person: omar.personId, mute: 'yes' });
    expect([await said(lina), (await newsOf(lina)).notices]).toEqual([[], 0]);
    await mutePerson(lina, { person: omar.personId, mute: 'no' });
    expect(await said(lina)).toHaveLength(1);
    await blockPerson(omar, { person: lina.personId });
    expect(await said(lina)).toEqual([]);
  });

  it('of a kind that is switched off are not told, and the others are', async () => {
    const [lina, omar] = [await aPerson(), await aPerson()];
    const kinds = (await noticeChoice(lina)).filter(({ kind }) => kind !== 'followed').map(({ kind }) => kind);
    await chooseNotices(lina, ChooseNotices.parse({ kinds }));
    await follow(omar, lina);
    await askFriend(omar, { person: lina.personId });
    expect((await said(lina)).map(([kind]) => kind)).toEqual(['friend_asked']);
    const none = { site: false, mail: false, push: false };
    expect((await noticeChoice(lina)).filter(({ site }) => !site)).toEqual([{ kind: 'followed', ...none }]);
    await chooseNotices(lina, ChooseNotices.parse({ kinds: [...kinds, 'followed'] }));
    expect((await noticeChoice(lina)).every(({ site, mail, push }) => site && !mail && !push)).toBe(true);
  });
});

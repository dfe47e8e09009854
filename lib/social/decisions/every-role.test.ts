import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { wells } from '@/db/testing/donations';
import { aPerson } from '@/db/testing/world';
import { type OperatorRole, operatorRoles, type PersonActor } from '@/lib/identity/actor/model';
import { findAccount } from '@/lib/identity/looks/find-account';
import { seeAccount } from '@/lib/identity/looks/see-account';
import { providerCalls } from '@/lib/identity/operations/providers/queries';
import { limitsNow, listAudit, listFailedJobs, namesOfPeople } from '@/lib/identity/operations/queries';
import { retryJob } from '@/lib/identity/operations/retry-job';
import { answerProposal } from '@/lib/identity/proposals/answer-proposal';
import { undoProposal } from '@/lib/identity/proposals/undo-proposal';
import { withdrawProposal } from '@/lib/identity/proposals/withdraw-proposal';
import { newId, toUuid } from '@/lib/kernel/ids';
import { listChanges, ruleHistory } from '@/lib/markets/changes';
import { invite } from '@/lib/markets/invite';
import { proposeChange } from '@/lib/markets/propose-change';
import { ProposeChange } from '@/lib/markets/schema';
import { latestProofs } from '@/lib/money/books/latest-proofs';
import { lastProof } from '@/lib/money/books/queries';
import { revokeLeakedKey } from '@/lib/money/button/leaks/revoke-leaked-key';
import { findSite } from '@/lib/money/button/suspension/find-site';
import { findOrders } from '@/lib/money/flow/find-orders';
import { lookAtOrder } from '@/lib/money/flow/look-at-order';
import { orderStory } from '@/lib/money/flow/order-story';
import { ordersOf } from '@/lib/money/flow/orders-of';
import { isLookingAt, orderMoney } from '@/lib/money/flow/queries';
import { proposeTurn } from '@/lib/money/keys/propose-turn';
import { keysNow } from '@/lib/money/keys/queries';
import { listAgreements } from '@/lib/money/operations/agreements';
import {
  heldMoney,
  inboxNow,
  moneyLimits,
  openDisputes,
  providersNow,
  stuckMoney,
} from '@/lib/money/operations/queries';
import { replayEvent } from '@/lib/money/operations/replay-event';
import { contestedNoShows } from '@/lib/money/orders/door/queries';
import { withdrawNoShow } from '@/lib/money/orders/door/withdraw-no-show';
import { proposeSettling } from '@/lib/money/orders/refunds/propose-settling';
import { refundsThatCameBack } from '@/lib/money/orders/refunds/queries';
import { proposeRelease } from '@/lib/money/payouts/holds/propose-release';
import { decidedHolds } from '@/lib/money/payouts/holds/queries';
import { decideCase } from '@/lib/money/transfers/cases/decide-case';
import { openCaseCount, openCases } from '@/lib/money/transfers/cases/queries';
import { waitingForFunds } from '@/lib/money/transfers/funds/queries';
import { decideCharity } from '@/lib/shop/charities/decide-charity';
import { charitiesToDecide } from '@/lib/shop/charities/queries';
import { namesOfThings } from '@/lib/shop/operations/queries';
import { reportedPhoto, reportedPhotos } from '@/lib/social/messages/photos/queries';
import { answerAppeal } from './answer-appeal';
import { decide } from './decide';
import { deniedHosts, denyHost } from './deny-host';
import { endEarly } from './end-early';
import { lookAtThing, wantsReason } from './look-at-thing';
import { picturesAlike } from './pictures-alike';
import { appealsWaiting, decisionsOn, heldNow } from './queries';
import { findDecided, lookAt, reportedThings } from './reported';

type Door = { roles: readonly OperatorRole[]; ask: (actor: PersonActor) => Promise<unknown> };

const words = 'Words that are long enough';
const reason = { ground: 'asked', words } as const;
const [orderId, personId] = [newId('order'), newId('person')];
const thing = { kind: 'person', subject: toUuid(personId) } as const;
const decision = newId('decision');
const proposal = newId('proposal');
const proposed = () => ({ proposal: newId('proposal'), reason: words });
const change = () =>
  ProposeChange.parse({
    ...{ proposal: newId('proposal'), country: 'NZ', capabilities: ['buy'], state: 'closed', why: 'not_yet' },
    reason: words,
  });

/** Everything that those who run Souk ask and do, and whose it is. */
const doors: Record<string, Door> = {
  retryJob: { roles: ['support'], ask: (actor) => retryJob(actor, { job: '1' }) },
  listFailedJobs: { roles: ['support'], ask: listFailedJobs },
  limitsNow: { roles: ['support'], ask: limitsNow },
  moneyLimits: { roles: ['support'], ask: moneyLimits },
  findAccount: { roles: ['support'], ask: (actor) => findAccount(actor, { ...reason, typed: actor.handle }) },
  seeAccount: { roles: ['support'], ask: (actor) => seeAccount(actor, personId) },
  ordersOf: { roles: ['support'], ask: (actor) => ordersOf(actor, personId) },
  contestedNoShows: { roles: ['support'], ask: contestedNoShows },
  withdrawNoShow: { roles: ['support'], ask: (actor) => withdrawNoShow(actor, { orderId }) },
  findOrders: { roles: ['support', 'money'], ask: (actor) => findOrders(actor, orderId) },
  lookAtOrder: { roles: ['support', 'money'], ask: (actor) => lookAtOrder(actor, { ...reason, orderId }) },
  isLookingAt: { roles: ['support', 'money'], ask: (actor) => isLookingAt(actor, orderId) },
  orderMoney: { roles: ['support', 'money'], ask: (actor) => orderMoney(actor, orderId, 'operator') },
  orderStory: { roles: ['support', 'money'], ask: (actor) => orderStory(actor, orderId) },
  openDisputes: { roles: ['support', 'money'], ask: openDisputes },
  stuckMoney: { roles: ['money'], ask: stuckMoney },
  heldMoney: { roles: ['money'], ask: heldMoney },
  inboxNow: { roles: ['money'], ask: inboxNow },
  providersNow: { roles: ['money'], ask: providersNow },
  providerCalls: { roles: ['money'], ask: providerCalls },
  replayEvent: { roles: ['money'], ask: (actor) => replayEvent(actor, { event: 'evt_none' }) },
  lastProof: { roles: ['money'], ask: lastProof },
  latestProofs: { roles: ['money'], ask: latestProofs },
  refundsThatCameBack: { roles: ['money'], ask: refundsThatCameBack },
  proposeSettling: { roles: ['money'], ask: (actor) => proposeSettling(actor, { ...proposed(), orderId }) },
  proposeRelease: { roles: ['money'], ask: (actor) => proposeRelease(actor, { ...proposed(), decision }) },
  decidedHolds: { roles: ['money'], ask: decidedHolds },
  listAgreements: {
    roles: ['money', 'keys'],
    ask: async (actor) =>
      (await listAgreements(actor, 'payout.release', 'payout.hold-review', 'key.vault', 'key.revoke-review')).waiting,
  },
  keysNow: { roles: ['keys'], ask: keysNow },
  proposeTurn: { roles: ['keys'], ask: (actor) => proposeTurn(actor, { ...proposed(), action: 'key.vault' }) },
  revokeLeakedKey: {
    roles: ['keys'],
    ask: (actor) => revokeLeakedKey(actor, { secret: `sk_test_${'a'.repeat(43)}`, reason: words }),
  },
  proposeChange: { roles: ['markets'], ask: (actor) => proposeChange(actor, change()) },
  answerProposal: { roles: ['markets'], ask: (actor) => answerProposal(actor, { proposal, verdict: 'refused' }) },
  withdrawProposal: { roles: ['markets'], ask: (actor) => withdrawProposal(actor, { proposal }) },
  undoProposal: { roles: ['markets'], ask: (actor) => undoProposal(actor, { proposal }) },
  invite: {
    roles: ['markets'],
    ask: (actor) => invite(actor, { country: 'NZ', capability: 'buy', handle: actor.handle }),
  },
  listChanges: { roles: ['markets'], ask: async (actor) => (await listChanges(actor)).decided },
  ruleHistory: { roles: ['markets'], ask: (actor) => ruleHistory(actor, 'US') },
  charitiesToDecide: { roles: ['moderation'], ask: charitiesToDecide },
  decideCharity: {
    roles: ['moderation'],
    ask: (actor) => decideCharity(actor, { ...wells, page: newId('page'), verdict: 'refused', statement: words }),
  },
  waitingForFunds: { roles: ['money'], ask: waitingForFunds },
  openCases: { roles: ['money'], ask: openCases },
  openCaseCount: { roles: ['money'], ask: openCaseCount },
  decideCase: {
    roles: ['money'],
    ask: (actor) => decideCase(actor, { caseId: newId('transferCase'), remedy: 'none', reason: words }),
  },
  listAudit: { roles: ['keys'], ask: (actor) => listAudit(actor, null) },
  namesOfPeople: { roles: ['keys', 'markets', 'money'], ask: (actor) => namesOfPeople(actor, [actor.personId]) },
  namesOfThings: { roles: ['keys'], ask: (actor) => namesOfThings(actor, [newId('page')]) },
  findSite: { roles: ['moderation'], ask: (actor) => findSite(actor, 'pk_none') },
  reportedThings: { roles: ['moderation'], ask: async (actor) => (await reportedThings(actor)).things },
  lookAt: { roles: ['moderation'], ask: (actor) => lookAt(actor, thing) },
  wantsReason: { roles: ['moderation'], ask: (actor) => wantsReason(actor, thing) },
  lookAtThing: { roles: ['moderation'], ask: (actor) => lookAtThing(actor, { ...thing, ...reason }) },
  findDecided: { roles: ['moderation'], ask: (actor) => findDecided(actor, 'person', actor.handle) },
  decisionsOn: { roles: ['moderation'], ask: (actor) => decisionsOn(actor, 'person', thing.subject) },
  appealsWaiting: { roles: ['moderation'], ask: appealsWaiting },
  heldNow: { roles: ['moderation'], ask: heldNow },
  picturesAlike: { roles: ['moderation'], ask: (actor) => picturesAlike(actor, thing) },
  reportedPhotos: { roles: ['moderation'], ask: (actor) => reportedPhotos(actor, newId('report')) },
  reportedPhoto: { roles: ['moderation'], ask: (actor) => reportedPhoto(actor, newId('photo')) },
  deniedHosts: { roles: ['moderation'], ask: deniedHosts },
  denyHost: { roles: ['moderation'], ask: (actor) => denyHost(actor, { host: 'roles.example', deny: 'no' }) },
  endEarly: { roles: ['moderation'], ask: (actor) => endEarly(actor, { decision }) },
  answerAppeal: {
    roles: ['moderation'],
    ask: (actor) => answerAppeal(actor, { decision, answer: words, verdict: 'upheld' }),
  },
  decide: {
    roles: ['moderation'],
    ask: (actor) =>
      decide(actor, { ...thing, decision, measure: 'warn', rule: '1.1', evidence: words, statement: words, days: 7 }),
  },
};

/** What whoever may not ask is told: the same as of what is not there. */
function isNothing(answer: unknown): boolean {
  if (answer === null || answer === false) return true;
  if (Array.isArray(answer)) return answer.length === 0;
  if (answer instanceof Map) return answer.size === 0;
  return JSON.stringify(answer) === '{"ok":false,"code":"not_found"}';
}

test('a role opens its own doors and no others, and no role opens none', async () => {
  const people = new Map<string, PersonActor>([['nobody', await aPerson()]]);
  for (const role of operatorRoles) people.set(role, await aPerson({ roles: [role] }));
  // Who says of herself that she has every role, and has none, does nothing either.
  const claims = { ...(await aPerson()), roles: operatorRoles };
  for (const [name, { roles, ask }] of Object.entries(doors)) {
    for (const [who, actor] of people) {
      if (roles.some((role) => role === who)) await ask(actor);
      else expect([name, who, isNothing(await ask(actor))]).toEqual([name, who, true]);
    }
  }
  for (const act of [
    'retryJob',
    'replayEvent',
    'proposeSettling',
    'proposeRelease',
    'proposeTurn',
    'revokeLeakedKey',
    'decideCase',
    'proposeChange',
    'answerProposal',
    'invite',
    'denyHost',
    'endEarly',
    'answerAppeal',
    'decide',
  ])
    expect([act, await doors[act]?.ask(claims)]).toEqual([act, { ok: false, code: 'not_found' }]);
});

test('every page and action of the console leads through one of these doors, and every page asks for a role', () => {
  const files = readdirSync('app/operator', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  const asked = new Set<string>();
  for (const file of files) {
    const source = readFileSync(path.join('app/operator', file), 'utf8');
    if (file.endsWith('page.tsx') && !file.endsWith('console-page.tsx'))
      expect([file, /requireOperator\(/.test(source)]).toEqual([file, true]);
    for (const [, names = ''] of source.matchAll(/import \{([^}]*)\} from '@\/lib\/(?!platform|kernel)[^']*'/g))
      for (const name of names.split(',').map((one) => one.trim()))
        if (/^[a-z]/.test(name) && !name.startsWith('type ')) asked.add(name);
  }
  const harmless = [
    ...[
      'holds',
      'isOperator',
      'capabilities',
      'marketStates',
      'undoLeft',
      'undoSeconds',
      'isReview',
      'proposalActions',
      'reviewActions',
      'turnedKeys',
      'caseNumber',
      'remedies',
      'reasonLengths',
      'closedReasons',
      'marketMethods',
      'marketProviders',
      'measuresFor',
      'ending',
      'holdDays',
      'wordsMax',
      'rules',
    ],
    ...['ruleKey', 'saidGrounds', 'reasonMax', 'isExcused', 'findProduct', 'wordsMin'],
  ];
  expect([...asked].filter((name) => !(name in doors) && !harmless.includes(name))).toEqual([]);
});

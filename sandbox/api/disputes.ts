import { answer, answerPage, type Call, created, emit, endpoint, listParams } from '../core/call';
import { invalidRequest } from '../core/errors';
import { boolean, list, mergeMetadata, metadata, nullable, object, oneOf, text, unsupported } from '../core/params';
import { difference } from './customers';
import { endDispute, submitEvidence } from './dispute-journey';
import { awaitsAnswer, type Dispute, EVIDENCE_FILES, EVIDENCE_TEXTS, isOver } from './dispute-records';
import { requireEvidence } from './files';

const EVIDENCE_CHARACTERS_MAX = 150_000;
const texts = Object.fromEntries(EVIDENCE_TEXTS.map((name) => [name, nullable(text(20_000))]));
const files = Object.fromEntries(EVIDENCE_FILES.map((name) => [name, nullable(text(255))]));

const retrieve = endpoint('GET', '/v1/disputes/:id', { expand: list(text()) }, async (call) =>
  answer(await call.store.require<Dispute>('dispute', call.path.id ?? '')),
);

const update = endpoint(
  'POST',
  '/v1/disputes/:id',
  {
    evidence: object({ ...texts, ...files, appeal: unsupported, enhanced_evidence: unsupported }),
    metadata: metadata(),
    submit: boolean(),
    expand: list(text()),
    intended_submission_method: oneOf('manual'),
  },
  async (call, params) => {
    const before = await call.store.lock<Dispute>('dispute', call.path.id ?? '');
    const after: Dispute = { ...before, metadata: mergeMetadata(before.metadata, params.metadata) };
    if (params.evidence !== undefined) {
      refuseLate(before);
      after.evidence = { ...before.evidence, ...params.evidence };
      refuseLong(after);
      await refuseUnknownFiles(call, params.evidence);
      const given = [...EVIDENCE_TEXTS, ...EVIDENCE_FILES].some((name) => after.evidence[name] !== null);
      after.evidence_details = { ...before.evidence_details, has_evidence: given };
      if (params.submit !== false) await submitEvidence(call, after);
    }
    await call.store.update(after);
    emit(call, 'charge.dispute.updated', after, difference(before, after));
    return answer(after);
  },
);

function refuseLate(dispute: Dispute): void {
  if (awaitsAnswer(dispute)) return;
  throw invalidRequest(`This dispute is ${dispute.status}: evidence can no longer be changed.`, {
    code: 'dispute_evidence_locked',
  });
}

async function refuseUnknownFiles(call: Call, evidence: Record<string, unknown>): Promise<void> {
  for (const name of EVIDENCE_FILES) {
    const id = evidence[name];
    if (typeof id === 'string') await requireEvidence(call, name, id);
  }
}

function refuseLong({ evidence }: Dispute): void {
  const length = EVIDENCE_TEXTS.reduce((sum, name) => sum + String(evidence[name] ?? '').length, 0);
  if (length <= EVIDENCE_CHARACTERS_MAX) return;
  throw invalidRequest(`Evidence may have ${EVIDENCE_CHARACTERS_MAX} characters in all.`, { param: 'evidence' });
}

/** Giving in: the dispute is lost, for good. */
const close = endpoint('POST', '/v1/disputes/:id/close', { expand: list(text()) }, async (call) => {
  const dispute = await call.store.lock<Dispute>('dispute', call.path.id ?? '');
  if (isOver(dispute)) throw invalidRequest(`This dispute is already closed (${dispute.status}).`);
  await endDispute(call, dispute, 'lost');
  return answer(dispute);
});

const all = endpoint(
  'GET',
  '/v1/disputes',
  { ...listParams, created, charge: text(), payment_intent: text(), expand: list(text()) },
  (call, params) =>
    answerPage<Dispute>(call, 'dispute', '/v1/disputes', params, {
      equal: { charge: params.charge, payment_intent: params.payment_intent },
      ...(params.created === undefined ? {} : { created: params.created }),
    }),
);

export const disputeEndpoints = [retrieve, update, close, all];

import { randomBytes } from 'node:crypto';
import { Field, Select } from '@/app/_ui/field';
import { SubmitButton } from '@/app/_ui/form';
import type { Id } from '@/lib/kernel/ids';
import { evidenceShows } from '@/lib/money/disputes/evidence/model';
import type { DisputeView } from '@/lib/money/disputes/model';
import type { FormState } from '@/lib/platform/action';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { EvidenceSender } from './evidence-sender';

/** What the address says of a form that was sent without scripts. */
export type EvidenceAsked = Readonly<Record<string, string | string[] | undefined>>;

type EvidenceFormProps = { orderId: Id<'order'>; side: 'buyer' | 'seller'; dispute: DisputeView; asked: EvidenceAsked };

const codes = [
  ...(['file_empty', 'file_too_big', 'pdf_too_big', 'not_an_image', 'not_evidence', 'broken_pdf'] as const),
  ...(['too_many_pixels', 'broken_image', 'busy', 'dispute_over'] as const),
  ...(['evidence_taken', 'evidence_many', 'evidence_full'] as const),
];

/** Beside these a form may be refused as any other. */
const answers = [...codes, ...(['required', 'invalid', 'too_long', 'too_many', 'not_found'] as const)];
const fields = ['file', 'shows', 'note'] as const;

/** Adds one file to what both sides see. A plain form: with scripts it says how far it is, without them it comes back. */
export async function EvidenceForm({ orderId, side, dispute, asked }: EvidenceFormProps) {
  const { t, locale } = await requestI18n();
  const taken = new Set(dispute.files.map(({ shows }) => shows));
  return (
    <section id="evidence" aria-labelledby="evidence-title" className="scroll-mt-24 space-y-4">
      <div>
        <h3 id="evidence-title" className="font-semibold">
          {t('disputes.evidence')}
        </h3>
        <p className="text-muted text-sm">{t(`disputes.evidence_${side}_hint`)}</p>
      </div>
      <EvidenceSender
        action={`/api/disputes/evidence?lang=${locale}`}
        first={stateOf(asked)}
        messages={errorMessages(t, codes)}
        words={{ adding: t('disputes.adding'), checking: t('disputes.checking'), added: t('disputes.file_added') }}
      >
        <input type="hidden" name="side" value={side} />
        <input type="hidden" name="orderId" value={orderId} />
        <input type="hidden" name="key" value={randomBytes(18).toString('base64url')} />
        <Field
          name="file"
          type="file"
          label={t('disputes.file')}
          hint={t(`disputes.file_${side}_hint`)}
          accept={`image/jpeg,image/png,image/webp${side === 'seller' ? ',application/pdf' : ''}`}
        />
        {side === 'seller' && (
          <Select name="shows" label={t('disputes.shows')} defaultValue="">
            <option value="">{t('disputes.shows_choose')}</option>
            {evidenceShows
              .filter((one) => !taken.has(one))
              .map((one) => (
                <option key={one} value={one}>
                  {t(`disputes.shows_${one}`)}
                </option>
              ))}
          </Select>
        )}
        <Field name="note" label={t('disputes.note')} note={t('common.optional')} maxLength={300} dir="auto" />
        <SubmitButton variant="quiet">{t('disputes.add_file')}</SubmitButton>
      </EvidenceSender>
    </section>
  );
}

/** What stands in an address may be anybody's: only what the route itself would say is shown. */
function stateOf(asked: EvidenceAsked): FormState<null, string> {
  const said = (name: string) => (typeof asked[name] === 'string' ? asked[name] : '');
  if (said('added') !== '') return { ok: true, value: null };
  const code = answers.find((one) => one === said('fault'));
  if (code === undefined) return null;
  const field = fields.find((one) => one === said('field'));
  return { ok: false, code, ...(field && { field }), values: { note: said('note'), shows: said('shows') } };
}

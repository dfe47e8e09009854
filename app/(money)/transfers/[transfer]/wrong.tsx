import { Select, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { caseKinds, caseNumber, decideDays } from '@/lib/money/transfers/cases/model';
import { type CaseView, casesOf } from '@/lib/money/transfers/cases/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import { sayWrong } from '../actions';

/** The way to say that something is wrong with a transfer, what was said, and what was found. */
export async function Wrong({ actor, id }: { actor: PersonActor; id: Id<'transfer'> }) {
  const [cases, voice] = await Promise.all([casesOf(actor, id), requestI18n()]);
  const { t } = voice;
  return (
    <section className="space-y-4">
      {cases.map((one) => (
        <Said key={one.id} one={one} voice={voice} />
      ))}
      {cases.every(({ decidedAt }) => decidedAt !== null) && (
        <details className="rounded-lg border border-line px-4">
          <summary className="flex min-h-11 cursor-pointer items-center font-medium">
            {t('transfers.case_open')}
          </summary>
          <div className="space-y-4 pb-4">
            <p className="text-muted text-sm">{t('transfers.case_lead', { days: decideDays })}</p>
            <Form action={sayWrong} messages={errorMessages(t, ['case_late'])}>
              <input type="hidden" name="transferId" value={id} />
              <Select name="kind" label={t('transfers.case_kind')} defaultValue="">
                <option value="">{t('transfers.reason_choose')}</option>
                {caseKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`transfers.case_${kind}`)}
                  </option>
                ))}
              </Select>
              <TextArea name="words" label={t('transfers.case_words')} maxLength={2000} />
              <SubmitButton>{t('transfers.case_send')}</SubmitButton>
            </Form>
          </div>
        </details>
      )}
    </section>
  );
}

function Said({ one, voice: { t, formatDate } }: { one: CaseView; voice: Voice }) {
  const number = caseNumber(one.id);
  return (
    <div data-outcome tabIndex={-1} className="space-y-2">
      <Notice tone={one.decidedAt ? 'done' : 'info'}>
        <span className="block font-semibold">
          {one.decidedAt
            ? t('transfers.case_decided', { number, day: formatDate(one.decidedAt, 'date') })
            : t('transfers.case_waits', { number, day: formatDate(one.decideBy, 'date') })}
        </span>
        <span className="block">{t(`transfers.case_${one.kind}`)}</span>
        {one.remedy && <span className="block">{t(`transfers.case_remedy_${one.remedy}`)}</span>}
        {one.reason && (
          <span className="wrap-anywhere block whitespace-pre-line">
            <bdi>{one.reason}</bdi>
          </span>
        )}
      </Notice>
      <p className="wrap-anywhere whitespace-pre-line text-muted text-sm">
        <bdi>{one.words}</bdi>
      </p>
    </div>
  );
}

import { RadioCards } from '@/app/_ui/choice';
import { TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { type ReportedKind, reportReasons, reportWordsMax } from '@/lib/social/reports/model';
import { sendReport } from './actions';

/** What is reported: its kind and its bare uuid. */
type ReportedThing = { kind: ReportedKind; id: string };

/** Tells operators what is wrong with something, by a reason and perhaps a few words. */
export async function ReportForm({ kind, id }: ReportedThing) {
  const { t } = await requestI18n();
  return (
    <Form action={sendReport} messages={errorMessages(t)} done={t('reports.done')}>
      <p className="text-muted text-sm">{t('reports.lead')}</p>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={id} />
      <RadioCards
        name="reason"
        legend={t('reports.reason')}
        choices={reportReasons.map((reason) => ({ value: reason, label: t(`reports.reason_${reason}`) }))}
      />
      <TextArea
        name="words"
        label={t('reports.words')}
        note={t('common.optional')}
        maxLength={reportWordsMax}
        rows={2}
        dir="auto"
      />
      <SubmitButton variant="danger">{t('reports.send')}</SubmitButton>
    </Form>
  );
}

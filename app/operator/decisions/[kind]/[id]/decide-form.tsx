import { Card } from '@/app/_ui/card';
import { RadioCards } from '@/app/_ui/choice';
import { Field, Select, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Section } from '@/app/_ui/section';
import { ruleKey, rules } from '@/lib/identity/holds/model';
import { newId } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { ending, holdDays, measuresFor, wordsMax, wordsMin } from '@/lib/social/decisions/model';
import type { Decided } from '@/lib/social/decisions/schema';
import { decideHere } from '../../actions';

/** What is done about a thing, by which rule, for how long, on what evidence and why. */
export async function DecideForm({ decided: { kind, subject } }: { decided: Decided }) {
  const { t, formatNumber } = await requestI18n();
  const messages = {
    ...errorMessages(t, ['too_short', 'number', 'number_unclear']),
    own: t('decisions.own'),
    already: t('decisions.already'),
  };
  const words = { minLength: wordsMin, maxLength: wordsMax, dir: 'auto', required: true } as const;
  return (
    <Section title={t('decisions.form_title')}>
      <Card>
        <Form action={decideHere} messages={messages} clearWhenDone>
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="subject" value={subject} />
          <input type="hidden" name="decision" value={newId('decision')} />
          <RadioCards
            name="measure"
            legend={t('decisions.measure')}
            choices={measuresFor[kind].map((measure) => ({ value: measure, label: t(`decisions.do_${measure}`) }))}
            columns={2}
          />
          <Select name="rule" label={t('decisions.rule')} defaultValue="">
            <option value="" disabled />
            {rules.map((rule) => (
              <option key={rule} value={rule}>
                {rule} {t(`policies.rule_${ruleKey(rule)}`)}
              </option>
            ))}
          </Select>
          {measuresFor[kind].some((measure) => ending.has(measure)) && (
            <Select name="days" label={t('decisions.form_days')} hint={t('decisions.form_days_hint')} defaultValue="7">
              {holdDays.map((days) => (
                <option key={days} value={days}>
                  {t('decisions.form_day', { count: days, shown: formatNumber(days) })}
                </option>
              ))}
            </Select>
          )}
          {kind === 'page' && (
            <Field
              name="amount"
              label={t('decisions.form_amount')}
              note={t('common.optional')}
              hint={t('decisions.form_amount_hint')}
              inputMode="decimal"
              dir="ltr"
              maxLength={20}
            />
          )}
          <TextArea name="evidence" label={t('decisions.form_evidence')} {...words} />
          <TextArea name="statement" label={t('decisions.form_statement')} {...words} />
          <SubmitButton variant="danger">{t('decisions.form_send')}</SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}

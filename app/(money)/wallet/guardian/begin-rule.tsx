import { Checkbox } from '@/app/_ui/choice';
import { Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { beginRule } from './actions';

/** The rule is begun with the month in which she turns 18, and a tick, for she cannot take it back alone. */
export async function BeginRule() {
  const { t, formatDate } = await requestI18n();
  const thisYear = new Date().getUTCFullYear();
  const years = Array.from({ length: 19 }, (_, index) => String(thisYear + index));
  const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
  return (
    <section className="space-y-4">
      <h2 className="text-lg">{t('guardian.rule_title')}</h2>
      <p className="text-muted">{t('guardian.rule_text')}</p>
      <Form action={beginRule} messages={errorMessages(t, ['month_bad', 'only_longer', 'is_guardian'])}>
        <div className="grid grid-cols-2 items-start gap-3">
          <Select name="month" label={t('guardian.month')} defaultValue="">
            <option value="" />
            {months.map((month) => (
              <option key={month} value={month}>
                {formatDate(new Date(`2026-${month}-01T00:00:00Z`), 'month')}
              </option>
            ))}
          </Select>
          <Select name="year" label={t('guardian.year')} defaultValue="">
            <option value="" />
            {years.map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </Select>
        </div>
        <Checkbox name="sure" label={t('guardian.sure_rule')} />
        <SubmitButton size="large" wide>
          {t('guardian.begin')}
        </SubmitButton>
      </Form>
    </section>
  );
}

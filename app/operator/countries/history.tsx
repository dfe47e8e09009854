import { stateWords, termLines } from '@/app/_countries/rule-words';
import { Button } from '@/app/_ui/button';
import { ExactField } from '@/app/_ui/field';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { namesOfPeople } from '@/lib/identity/operations/queries';
import { ruleHistory } from '@/lib/markets/changes';
import { requestI18n } from '@/lib/platform/request';

/** Every rule of a country that was ever written, by whom, and from when it counts. */
export async function History({ actor, country }: { actor: PersonActor; country: string }) {
  const voice = await requestI18n();
  const { t, formatCountry, formatDate } = voice;
  const rules = country === '' ? [] : await ruleHistory(actor, country);
  const people = rules.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]).filter((id) => id !== null);
  const names = await namesOfPeople(actor, [...new Set(people)]);
  const who = (id: (typeof people)[number]) => names.get(id)?.name ?? t('operator.audit_gone');
  return (
    <Section title={t('countries.history_title')}>
      <form className="flex flex-wrap items-end gap-3">
        <ExactField
          name="country"
          label={t('countries.history_country')}
          hint={t('operator.market_code_hint')}
          defaultValue={country}
          maxLength={2}
        />
        <Button type="submit" variant="quiet">
          {t('countries.history_show')}
        </Button>
      </form>
      {country !== '' && rules.length === 0 && (
        <p className="text-muted">{t('countries.history_none', { country: formatCountry(country) })}</p>
      )}
      {rules.length > 0 && (
        <RowList>
          {rules.map((rule) => (
            <li key={rule.seq} className="space-y-1 px-4 py-3 text-sm sm:px-6">
              <p className="font-medium">
                {t(`countries.cap_${rule.capability}`)}: {stateWords(voice, rule)}
              </p>
              <p className="text-muted">
                {t(rule.coming ? 'countries.counts_from' : 'countries.counts_since', {
                  moment: formatDate(rule.since, 'moment'),
                })}
                {rule.proposedBy && rule.decidedBy
                  ? ` · ${t('countries.by_both', { one: who(rule.proposedBy), other: who(rule.decidedBy) })}`
                  : ` · ${t('countries.from_beginning')}`}
              </p>
              {termLines(voice, rule).map(({ key, label, words }) => (
                <p key={key} className="wrap-anywhere">
                  <span className="text-muted">{label}:</span> {words}
                </p>
              ))}
            </li>
          ))}
        </RowList>
      )}
    </Section>
  );
}

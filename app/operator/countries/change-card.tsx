import { stateWords, termLines } from '@/app/_countries/rule-words';
import { Card } from '@/app/_ui/card';
import type { ChangeView } from '@/lib/markets/changes';
import type { Capability, RuleTerms } from '@/lib/markets/model';
import { requestI18n } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import type { AuditNames } from '../audit-names';

/** What nothing was said of. */
const nothing: RuleTerms = {
  ...{ state: 'closed', percent: null, provider: null, methods: [], currency: null },
  ...{ leastMinor: null, mostMinor: null, lawEn: '', lawAr: '', reason: null },
};

/** A change of a country in words: what it was, what it will be, from when, why, and by whom. */
export async function ChangeCard({
  view,
  names,
  children,
}: {
  view: ChangeView;
  names: AuditNames;
  children: React.ReactNode;
}) {
  const voice = await requestI18n();
  const { t, formatCountry, formatDate } = voice;
  const who = (id: string | null) => (id && names.get(id)?.name) || t('operator.audit_gone');
  const { change, subject } = view;
  return (
    <li>
      <Card className="space-y-3">
        <h3 className="flex items-baseline justify-between gap-3 font-medium">
          {formatCountry(subject)}
          <bdi className="font-normal text-muted text-sm">{subject}</bdi>
        </h3>
        <ul className="space-y-2 text-sm">
          {change.capabilities.map((capability) => (
            <li key={capability}>
              <p className="font-medium">{t(`countries.cap_${capability}`)}</p>
              <Differences voice={voice} view={view} capability={capability} />
            </li>
          ))}
        </ul>
        <p className="wrap-anywhere text-sm">
          <bdi>{view.reason}</bdi>
        </p>
        <p className="text-muted text-sm">
          {t('countries.proposed_by', { name: who(view.proposedBy), moment: formatDate(view.proposedAt, 'moment') })}
          {' · '}
          {change.from === null
            ? t('countries.from_approval')
            : t('countries.from_moment', { moment: formatDate(change.from, 'moment') })}
        </p>
        {view.decidedBy && view.decidedAt && (
          <p className="text-muted text-sm">
            {t('countries.decided_by', { name: who(view.decidedBy), moment: formatDate(view.decidedAt, 'moment') })}
          </p>
        )}
        {children}
      </Card>
    </li>
  );
}

/** What the change says of one capability; while it waits, only what it makes different, with what it was. */
function Differences({ voice, view, capability }: { voice: Voice; view: ChangeView; capability: Capability }) {
  const { t } = voice;
  const waits = view.state === 'proposed';
  const before: RuleTerms = view.standing.find((rule) => rule.capability === capability) ?? nothing;
  const [was, will] = [linesOf(voice, before), linesOf(voice, view.change)];
  const keys = [...new Set([...will.keys(), ...(waits ? was.keys() : [])])];
  const different = keys.filter((key) => !waits || was.get(key)?.words !== will.get(key)?.words);
  if (different.length === 0) return <p className="text-muted">{t('countries.no_difference')}</p>;
  return (
    <dl className="grid gap-x-3 sm:grid-cols-[auto_1fr]">
      {different.map((key) => (
        <div key={key} className="contents">
          <dt className="text-muted">{(will.get(key) ?? was.get(key))?.label}</dt>
          <dd className="wrap-anywhere">
            {waits
              ? t('countries.from_to', {
                  from: was.get(key)?.words ?? t('countries.none'),
                  to: will.get(key)?.words ?? t('countries.none'),
                })
              : will.get(key)?.words}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function linesOf(voice: Voice, terms: RuleTerms): Map<string, { label: string; words: string }> {
  const state = { key: 'state', label: voice.t('operator.market_state'), words: stateWords(voice, terms) };
  return new Map([state, ...termLines(voice, terms)].map(({ key, ...line }) => [key, line]));
}

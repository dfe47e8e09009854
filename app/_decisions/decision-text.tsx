import type { ReactNode } from 'react';
import { Chip } from '@/app/_ui/chip';
import { Link } from '@/app/_ui/link';
import { ruleKey } from '@/lib/identity/holds/model';
import { requestI18n } from '@/lib/platform/request';
import type { DecisionView } from '@/lib/social/decisions/queries';
import { DecisionState } from './decision-state';

/** All of a decision: what it is about, what was done, by which rule, on what evidence and why, and until when. */
export async function DecisionText({ decision }: { decision: DecisionView }) {
  const { t, formatDate, formatMoney } = await requestI18n();
  const { kind, measure, rule, evidence, statement, amount, at, endsAt } = decision;
  return (
    <div className="space-y-4">
      <p className="flex flex-wrap items-center gap-2">
        <Chip>{t(`decisions.about_${kind}`)}</Chip>
        <DecisionState decision={decision} />
      </p>
      <dl className="space-y-3">
        <Row label={t('decisions.measure')}>{t(`decisions.do_${measure}`)}</Row>
        <Row label={t('decisions.rule')}>
          <Link href={`/policies#rule-${ruleKey(rule)}`} className="underline underline-offset-4">
            {t('policies.rule', { number: rule })}
          </Link>
          {': '}
          {t(`policies.rule_${ruleKey(rule)}`)}
        </Row>
        <Row label={t('decisions.evidence')}>
          <Words>{evidence ?? t('decisions.unreadable')}</Words>
        </Row>
        <Row label={t('decisions.statement')}>
          <Words>{statement ?? t('decisions.unreadable')}</Words>
        </Row>
        {amount && <Row label={t('decisions.amount')}>{formatMoney(amount)}</Row>}
        <Row label={t('decisions.at')}>{formatDate(at, 'moment')}</Row>
        {endsAt && <Row label={t('decisions.until')}>{formatDate(endsAt, 'moment')}</Row>}
      </dl>
    </div>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-sm">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What somebody wrote, in whatever script, on its own. */
export function Words({ children }: { children: ReactNode }) {
  return (
    <span dir="auto" className="wrap-anywhere block whitespace-pre-line">
      {children}
    </span>
  );
}

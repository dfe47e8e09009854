import { Link } from '@/app/_ui/link';
import { Notice } from '@/app/_ui/notice';
import { ruleKey } from '@/lib/identity/holds/model';
import type { HoldView } from '@/lib/identity/holds/queries';
import { requestI18n } from '@/lib/platform/request';

/** What is held back of somebody's own, by which rule, until when, and where she reads why and appeals. */
export async function HeldNotices({ holds, className }: { holds: readonly HoldView[]; className?: string }) {
  const { t } = await requestI18n();
  if (holds.length === 0) return null;
  return (
    <section aria-label={t('decisions.held_now')} className={className}>
      <ul className="space-y-2">
        {holds.map((hold) => (
          <li key={hold.decision}>
            <Held hold={hold} />
          </li>
        ))}
      </ul>
    </section>
  );
}

async function Held({ hold: { decision, measure, rule, endsAt, mayAppeal } }: { hold: HoldView }) {
  const { t, formatDate } = await requestI18n();
  return (
    <Notice>
      <p className="font-medium">
        {t(`decisions.held_${measure}`)} {endsAt && t('decisions.held_until', { day: formatDate(endsAt, 'moment') })}
      </p>
      <p>
        {t('policies.rule', { number: rule })}: {t(`policies.rule_${ruleKey(rule)}`)}
      </p>
      <Link href={`/decisions/${decision}`} className="inline-flex min-h-11 items-center underline underline-offset-4">
        {t(mayAppeal ? 'decisions.held_appeal' : 'decisions.held_why')}
      </Link>
    </Notice>
  );
}

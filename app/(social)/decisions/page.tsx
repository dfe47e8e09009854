import type { Metadata } from 'next';
import { DecisionState } from '@/app/_decisions/decision-state';
import { EmptyState } from '@/app/_ui/empty-state';
import { CircleCheckIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { type DecisionView, myDecisions } from '@/lib/social/decisions/queries';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('decisions.title'), robots: { index: false } };
}

/** What operators decided about things of hers, the latest first. */
export default async function Decisions() {
  const actor = await requirePerson('/decisions');
  const [decisions, { t }] = await Promise.all([myDecisions(actor), requestI18n()]);
  return (
    <div className="page-width max-w-2xl space-y-6 py-6 md:py-10">
      <header className="space-y-2">
        <h1 className="text-2xl">{t('decisions.title')}</h1>
        <p className="text-muted">{t('decisions.lead')}</p>
      </header>
      {decisions.length === 0 ? (
        <EmptyState
          picture={<CircleCheckIcon size={36} />}
          title={t('decisions.none')}
          action={<LinkButton href="/policies">{t('policies.title')}</LinkButton>}
        >
          {t('decisions.none_body')}
        </EmptyState>
      ) : (
        <RowList>
          {decisions.map((decision) => (
            <DecisionRow key={decision.id} decision={decision} />
          ))}
        </RowList>
      )}
    </div>
  );
}

async function DecisionRow({ decision }: { decision: DecisionView }) {
  const { t, formatDate } = await requestI18n();
  const { id, kind, measure, at } = decision;
  return (
    <li>
      <Link
        href={`/decisions/${id}`}
        className="flex min-h-16 flex-wrap items-center justify-between gap-3 px-4 py-3 hover:bg-sunken sm:px-6"
      >
        <span>
          <span className="block font-medium">
            {t(`decisions.about_${kind}`)} · {t(`decisions.do_${measure}`)}
          </span>
          <span className="block text-muted text-sm">{formatDate(at, 'moment')}</span>
        </span>
        <DecisionState decision={decision} />
      </Link>
    </li>
  );
}

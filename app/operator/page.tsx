import type { Metadata } from 'next';
import { ChevronRightIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { ConsolePage } from './console-page';
import { sectionsOf } from './sections';
import { waitingIn } from './waiting-in';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.title'), robots: { index: false } };
}

/** What somebody who runs Souk looks at in the morning: her sections, and how much waits in each. To everybody else there is no such page. */
export default async function OperatorPage() {
  const actor = await requireOperator('/operator');
  const [waiting, { t, formatNumber }] = await Promise.all([waitingIn(actor), requestI18n()]);
  return (
    <ConsolePage actor={actor} section={null} lead={t('operator.lead')}>
      <RowList>
        {sectionsOf(actor).map(({ key, href }) => {
          const count = waiting.get(key);
          return (
            <li key={key}>
              <Link href={href} className="flex min-h-16 items-center gap-4 px-4 py-3 hover:bg-sunken sm:px-6">
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{t(`operator.section_${key}`)}</span>
                  <span className="block text-muted text-sm">{t(`operator.about_${key}`)}</span>
                </span>
                {count !== undefined && (
                  <span className={count > 0 ? 'font-medium text-sm' : 'text-muted text-sm'}>
                    {t('operator.waiting', { count, shown: formatNumber(count) })}
                  </span>
                )}
                <ChevronRightIcon size={18} className="mirror shrink-0 text-muted" />
              </Link>
            </li>
          );
        })}
      </RowList>
    </ConsolePage>
  );
}

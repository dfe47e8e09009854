import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { Id } from '@/lib/kernel/ids';
import type { BroughtCustomer } from '@/lib/money/customers/kept/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { letGo } from './actions';

type BroughtAlongProps = {
  page: Id<'page'>;
  people: readonly BroughtCustomer[] /** An owner lets go; others look. */;
  mayLetGo: boolean;
};

/** Who came along with the shop, apart from those who bought here. */
export async function BroughtAlong({ page, people, mayLetGo }: BroughtAlongProps) {
  if (people.length === 0) return null;
  const { t, formatDate } = await requestI18n();
  return (
    <section aria-labelledby="brought" className="space-y-3">
      <h2 id="brought" className="text-base">
        {t('customers.brought_title')}
      </h2>
      <p className="text-muted text-sm">{t('customers.brought_lead')}</p>
      <Card className="p-0! sm:p-0!">
        <ul className="divide-y divide-line">
          {people.map(({ restore, no, name, email, since }) => (
            <li key={`${restore}-${no}`} className="flex flex-wrap items-center justify-between gap-3 p-4 sm:px-5">
              <span className="min-w-0">
                <bdi className="block truncate font-medium">{name}</bdi>
                <bdi className="block truncate text-sm">{email}</bdi>
                <span className="block text-muted text-sm">
                  {t('customers.brought_since', { date: formatDate(since) })}
                </span>
              </span>
              {mayLetGo && (
                <Form action={letGo} messages={errorMessages(t, ['not_found', 'not_allowed'])}>
                  <input type="hidden" name="page" value={page} />
                  <input type="hidden" name="restore" value={restore} />
                  <input type="hidden" name="no" value={no} />
                  <SubmitButton variant="quiet" size="small">
                    <span aria-hidden>{t('customers.brought_remove')}</span>
                    <span className="sr-only">{t('customers.brought_remove_one', { name })}</span>
                  </SubmitButton>
                </Form>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}

import type { Metadata } from 'next';
import { EmptyState } from '@/app/_ui/empty-state';
import { Field, Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { SplitIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import { newId } from '@/lib/kernel/ids';
import { currencies } from '@/lib/kernel/money';
import type { GroupLine } from '@/lib/money/splits/groups/model';
import { groupNameMost } from '@/lib/money/splits/groups/model';
import { myGroups } from '@/lib/money/splits/groups/queries';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { start } from './actions';
import { Standing } from './standing';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('split.title'), robots: { index: false } };
}

/** The groups one splits with, what one owes and is owed in each, and the way to begin another. */
export default async function SplitPage() {
  const actor = await requirePerson('/transfers/split');
  const [groups, { t }] = await Promise.all([myGroups(actor), requestI18n()]);
  return (
    <div className="mx-auto w-full max-w-2xl space-y-8 px-4 py-6 md:py-10">
      <header className="space-y-2">
        <h1 className="text-2xl">{t('split.title')}</h1>
        <p className="text-muted">{t('split.lead')}</p>
        <LinkButton href="/transfers/requests" variant="quiet">
          {t('split.requests')}
        </LinkButton>
      </header>
      {groups.length === 0 ? (
        <EmptyState picture={<SplitIcon size={32} />} title={t('split.none')}>
          <p>{t('split.none_body')}</p>
        </EmptyState>
      ) : (
        <RowList>
          {groups.map((group) => (
            <li key={group.id}>
              <GroupRow group={group} />
            </li>
          ))}
        </RowList>
      )}
      <StartForm currency={groups[0]?.mine[0]?.currency ?? 'USD'} />
    </div>
  );
}

async function GroupRow({ group: { id, name, people, mine } }: { group: GroupLine }) {
  const { t } = await requestI18n();
  return (
    <Link
      href={`/transfers/split/${id}`}
      className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 hover:bg-sunken"
    >
      <span className="min-w-0 flex-1 basis-40">
        <bdi className="wrap-anywhere block font-medium">{name}</bdi>
        <span className="text-muted text-sm">{t('split.people', { count: people })}</span>
      </span>
      <Standing values={mine} />
    </Link>
  );
}

async function StartForm({ currency }: { currency: string }) {
  const { t, formatCurrency } = await requestI18n();
  return (
    <Section title={t('split.start_title')}>
      <Form action={start} messages={errorMessages(t, ['groups_full'])}>
        <input type="hidden" name="groupId" value={newId('group')} />
        <Field name="name" label={t('split.name')} hint={t('split.name_hint')} maxLength={groupNameMost} dir="auto" />
        <Select name="currency" label={t('split.currency')} defaultValue={currency}>
          {currencies.map((code) => (
            <option key={code} value={code}>
              {`${code} · ${formatCurrency(code)}`}
            </option>
          ))}
        </Select>
        <SubmitButton>{t('split.start')}</SubmitButton>
      </Form>
    </Section>
  );
}

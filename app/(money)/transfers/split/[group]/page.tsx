import type { Metadata } from 'next';
import { BackLink } from '@/app/_ui/back-link';
import { buttonClass } from '@/app/_ui/button-class';
import { EmptyState } from '@/app/_ui/empty-state';
import { DownloadIcon, ReceiptIcon, UsersIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import { expensesOf, expensesShown } from '@/lib/money/splits/expenses/queries';
import type { Debt, GroupView } from '@/lib/money/splits/groups/model';
import type { RepaymentView } from '@/lib/money/splits/repayments/model';
import { repaymentsOf } from '@/lib/money/splits/repayments/queries';
import { requestI18n } from '@/lib/platform/request';
import { loadGroup } from '../load-group';
import { memberNames } from '../member-name';
import { Standing } from '../standing';
import { DebtRow } from './debt-row';
import { ExpenseRow } from './expense-row';
import { formMessages, waitingWords } from './form-words';
import { RepaymentRow } from './repayment-row';
import { WaitingExpenses } from './waiting-expenses';

type GroupProps = {
  params: Promise<{ group: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: GroupProps): Promise<Metadata> {
  const { group } = await loadGroup((await params).group);
  return { title: group.name, robots: { index: false } };
}

/** A group: how everybody stands, who would pay whom, what was given back, and what was spent, the latest first. */
export default async function GroupPage({ params, searchParams }: GroupProps) {
  const { actor, group } = await loadGroup((await params).group);
  const asked = Number((await searchParams).from);
  const from = Number.isSafeInteger(asked) && asked > 0 && asked < 1_000_000 ? asked : 0;
  const [expenses, repayments, voice] = await Promise.all([
    expensesOf(actor, group.id, from),
    repaymentsOf(actor, group.id, group.me),
    requestI18n(),
  ]);
  const { t, href } = voice;
  const at = `/transfers/split/${group.id}`;
  return (
    <div className="mx-auto w-full max-w-2xl space-y-8 px-4 py-6 md:py-10">
      <header className="space-y-3">
        <BackLink href="/transfers/split">{t('split.title')}</BackLink>
        <h1 className="wrap-anywhere text-2xl">
          <bdi>{group.name}</bdi>
        </h1>
        <div className="flex flex-wrap gap-2">
          <LinkButton href={`${at}/new`} variant="primary">
            {t('split.new_expense')}
          </LinkButton>
          <LinkButton href={`${at}/people`} variant="quiet">
            <UsersIcon />
            {t('split.people_title')}
          </LinkButton>
          <a href={href(`${at}/group.csv`)} download className={buttonClass({ variant: 'quiet' })}>
            <DownloadIcon />
            {t('split.export')}
          </a>
        </div>
      </header>
      <WaitingExpenses groupId={group.id} me={group.me} words={waitingWords(voice)} messages={formMessages(voice)} />
      <Balances group={group} />
      {group.debts.length > 0 && (
        <Section title={t('split.debts')}>
          <p className="text-muted text-sm">{t('split.debts_lead')}</p>
          <RowList>
            {group.debts.map((debt) => (
              <DebtRow
                key={`${debt.from}${debt.to}${debt.value.currency}`}
                group={group}
                debt={debt}
                onItsWay={repayments.some((one) => isPaying(one, debt))}
              />
            ))}
          </RowList>
        </Section>
      )}
      {repayments.length > 0 && (
        <Section title={t('split.repayments')}>
          <RowList>
            {repayments.map((one) => (
              <RepaymentRow key={one.id} group={group} repayment={one} />
            ))}
          </RowList>
        </Section>
      )}
      <Section title={t('split.expenses')}>
        {expenses.length === 0 ? (
          <EmptyState heading="h2" picture={<ReceiptIcon size={32} />} title={t('split.no_expenses')}>
            <p>{t('split.no_expenses_body')}</p>
          </EmptyState>
        ) : (
          <RowList>
            {expenses.slice(0, expensesShown).map((one) => (
              <ExpenseRow key={one.id} group={group} expense={one} />
            ))}
          </RowList>
        )}
        {expenses.length > expensesShown && (
          <LinkButton href={`${at}?from=${from + expensesShown}`} variant="quiet">
            {t('split.older')}
          </LinkButton>
        )}
      </Section>
    </div>
  );
}

/** Whether a transfer is under way that pays a debt. */
function isPaying({ way, state, from, to, value }: RepaymentView, debt: Debt): boolean {
  const same = from === debt.from && to === debt.to && value.currency === debt.value.currency;
  return way === 'transfer' && state === 'said' && same;
}

async function Balances({ group: { members, balances } }: { group: GroupView }) {
  const { t } = await requestI18n();
  const nameOf = memberNames(t, members);
  const of = (id: string) => balances.filter(({ memberId }) => memberId === id).map(({ value }) => value);
  return (
    <Section title={t('split.balances')}>
      <RowList>
        {members
          .filter(({ hasLeft }) => !hasLeft)
          .map(({ id, isMe }) => (
            <li key={id} className="flex min-h-12 items-center justify-between gap-4 px-4 py-2">
              <span className="wrap-anywhere min-w-0">
                {isMe ? <span className="font-medium">{t('split.you')}</span> : <bdi>{nameOf(id)}</bdi>}
              </span>
              <Standing values={of(id)} other={!isMe} />
            </li>
          ))}
      </RowList>
    </Section>
  );
}

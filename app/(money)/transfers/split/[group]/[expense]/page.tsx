import { randomBytes } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BackLink } from '@/app/_ui/back-link';
import { Form, SubmitButton } from '@/app/_ui/form';
import { PencilIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { Price } from '@/app/_ui/price';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import { parseId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import type { ExpenseView } from '@/lib/money/splits/expenses/model';
import { expenseOf } from '@/lib/money/splits/expenses/queries';
import type { GroupView } from '@/lib/money/splits/groups/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n, useVoice } from '@/lib/platform/request';
import { remove } from '../../actions';
import { loadGroup } from '../../load-group';
import { memberNames } from '../../member-name';
import { ReceiptPhoto } from './receipt-photo';

type ExpenseProps = {
  params: Promise<{ group: string; expense: string }>;
  searchParams: Promise<{ fault?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('split.expense'), robots: { index: false } };
}

/** An expense: who paid it, what each bears, and all that was ever said of it. */
export default async function ExpensePage({ params, searchParams }: ExpenseProps) {
  const [asked, { fault }] = await Promise.all([params, searchParams]);
  const { actor, group } = await loadGroup(asked.group);
  const id = parseId('expense', asked.expense);
  const found = id && (await expenseOf(actor, group.id, id));
  if (!found) notFound();
  const { latest, versions } = found;
  const { t, formatDate } = await requestI18n();
  return (
    <div className="mx-auto w-full max-w-2xl space-y-8 px-4 py-6 md:py-10">
      <header className="space-y-2">
        <BackLink href={`/transfers/split/${group.id}`}>{group.name}</BackLink>
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h1 className="wrap-anywhere min-w-0 text-2xl">
            <bdi>{latest.title || t('split.untitled')}</bdi>
          </h1>
          <Price value={latest.whole} className="text-xl" />
        </div>
        <p className="text-muted">
          {t('split.on_day', { day: formatDate(dayOf(latest), 'date'), way: t(`split.way_${latest.way}`) })}
        </p>
        {latest.note && <p className="wrap-anywhere whitespace-pre-line">{latest.note}</p>}
      </header>
      {latest.removed && <Notice>{t('split.was_removed')}</Notice>}
      <Parts group={group} expense={latest} />
      <ReceiptPhoto group={group} expense={latest} fault={fault} />
      {!latest.removed && <Change group={group} expense={latest} />}
      <History group={group} versions={versions} />
    </div>
  );
}

const dayOf = ({ day }: ExpenseView) => new Date(`${day}T00:00:00Z`);

function Parts({ group, expense: { parts, whole, items } }: { group: GroupView; expense: ExpenseView }) {
  const { t, formatMoney, formatList } = useVoice();
  const nameOf = memberNames(t, group.members);
  const said = (minor: bigint) => formatMoney(money(minor, whole.currency));
  return (
    <Section title={t('split.parts')}>
      <RowList>
        {parts.map(({ member, paid, borne }) => (
          <li key={member} className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 px-4 py-2">
            <bdi className="wrap-anywhere min-w-0 font-medium">{nameOf(member)}</bdi>
            <span className="text-end text-sm">
              {paid > 0n && <span className="block text-muted">{t('split.part_paid', { amount: said(paid) })}</span>}
              <span className="block">{t('split.part_bears', { amount: said(borne) })}</span>
            </span>
          </li>
        ))}
      </RowList>
      {items.length > 0 && (
        <ul className="space-y-1 text-sm">
          {items.map(({ name, amount, by }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no names of their own, and stay where they are.
            <li key={at} className="wrap-anywhere">
              {t('split.item_line', {
                item: name || t('split.item', { number: at + 1 }),
                amount: said(amount),
                people: formatList(by.map(nameOf)),
              })}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Change({ group, expense: { id, version } }: { group: GroupView; expense: ExpenseView }) {
  const { t } = useVoice();
  return (
    <div className="flex flex-wrap items-start gap-2">
      <LinkButton href={`/transfers/split/${group.id}/${id}/change`} variant="quiet">
        <PencilIcon />
        {t('split.change')}
      </LinkButton>
      <Form action={remove} messages={errorMessages(t, ['expense_changed', 'member_left'])}>
        <input type="hidden" name="groupId" value={group.id} />
        <input type="hidden" name="expenseId" value={id} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="key" value={randomBytes(16).toString('base64url')} />
        <SubmitButton variant="plain">{t('split.remove')}</SubmitButton>
      </Form>
    </div>
  );
}

function History({ group, versions }: { group: GroupView; versions: readonly ExpenseView[] }) {
  const { t, formatDate, formatMoney } = useVoice();
  const nameOf = memberNames(t, group.members);
  return (
    <Section title={t('split.history')}>
      <ol className="space-y-2 text-sm">
        {versions.map((one) => {
          const key = one.removed
            ? 'split.said_removed'
            : one.version === 1
              ? 'split.said_first'
              : 'split.said_changed';
          return (
            <li key={one.version} className="wrap-anywhere">
              {t(key, {
                name: nameOf(one.writer),
                title: one.title || t('split.untitled'),
                amount: formatMoney(one.whole),
              })}{' '}
              <span className="text-muted">{formatDate(one.at, 'moment')}</span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

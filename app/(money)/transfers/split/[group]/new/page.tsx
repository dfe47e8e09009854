import { randomBytes } from 'node:crypto';
import type { Metadata } from 'next';
import { BackLink } from '@/app/_ui/back-link';
import { requestI18n } from '@/lib/platform/request';
import { loadGroup } from '../../load-group';
import { memberNames } from '../../member-name';
import { ExpenseForm } from '../expense-form';
import { formMessages, formWords } from '../form-words';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('split.new_expense'), robots: { index: false } };
}

/** A new expense: paid by whoever writes it and split evenly among all, until she says otherwise. */
export default async function NewExpensePage({ params }: { params: Promise<{ group: string }> }) {
  const { group } = await loadGroup((await params).group);
  const voice = await requestI18n();
  const { t } = voice;
  const nameOf = memberNames(t, group.members);
  const members = group.members.filter(({ hasLeft }) => !hasLeft).map(({ id }) => ({ id, name: nameOf(id) }));
  return (
    <div className="mx-auto w-full max-w-2xl space-y-6 px-4 py-6 md:py-10">
      <header className="space-y-2">
        <BackLink href={`/transfers/split/${group.id}`}>{group.name}</BackLink>
        <h1 className="text-2xl">{t('split.new_expense')}</h1>
      </header>
      <ExpenseForm
        words={formWords(voice)}
        messages={formMessages(voice)}
        submit={t('split.keep')}
        members={members}
        me={group.me}
        turn={group.turn}
        hidden={{ key: randomBytes(16).toString('base64url'), groupId: group.id, expenseId: '', version: '0' }}
        drawn={{
          ...{ currency: group.currency, payer: group.me, way: 'even', day: new Date().toISOString().slice(0, 10) },
          in: members.map(({ id }) => id),
        }}
      />
    </div>
  );
}

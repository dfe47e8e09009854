import { randomBytes } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BackLink } from '@/app/_ui/back-link';
import { parseId } from '@/lib/kernel/ids';
import { fieldsOf } from '@/lib/money/splits/expenses/drawn/model';
import { expenseOf } from '@/lib/money/splits/expenses/queries';
import { requestI18n } from '@/lib/platform/request';
import { loadGroup } from '../../../load-group';
import { memberNames } from '../../../member-name';
import { ExpenseForm } from '../../expense-form';
import { formMessages, formWords } from '../../form-words';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('split.change'), robots: { index: false } };
}

/** An expense to be changed: who left is among its people only where she was. */
export default async function ChangeExpensePage({ params }: { params: Promise<{ group: string; expense: string }> }) {
  const asked = await params;
  const { actor, group } = await loadGroup(asked.group);
  const id = parseId('expense', asked.expense);
  const found = id && (await expenseOf(actor, group.id, id, 1));
  if (!found || found.latest.removed) notFound();
  const { latest } = found;
  const voice = await requestI18n();
  const { t } = voice;
  const nameOf = memberNames(t, group.members);
  const was = new Set<string>(latest.parts.map(({ member }) => member));
  const members = group.members.filter((one) => !one.hasLeft || was.has(one.id));
  return (
    <div className="mx-auto w-full max-w-2xl space-y-6 px-4 py-6 md:py-10">
      <header className="space-y-2">
        <BackLink href={`/transfers/split/${group.id}/${latest.id}`}>{latest.title || t('split.untitled')}</BackLink>
        <h1 className="text-2xl">{t('split.change')}</h1>
      </header>
      <ExpenseForm
        words={formWords(voice)}
        messages={formMessages(voice)}
        submit={t('split.keep_change')}
        members={members.map((one) => ({ id: one.id, name: nameOf(one.id) }))}
        me={group.me}
        turn={latest.turn}
        hidden={{
          ...{ key: randomBytes(16).toString('base64url'), groupId: group.id },
          ...{ expenseId: latest.id, version: String(latest.version) },
        }}
        drawn={fieldsOf(latest)}
      />
    </div>
  );
}

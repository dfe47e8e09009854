import type { ReactNode } from 'react';
import { Card } from '@/app/_ui/card';
import { CodeBlock } from '@/app/_ui/code-block';
import { requestI18n } from '@/lib/platform/request';
import type result from './result.json';
import { TwoWorlds } from './two-worlds';

/** What the proof found, how it is made, and what it leaves open. */
export async function Proof({ result: found }: { result: typeof result }) {
  const { t } = await requestI18n();
  const viewers = ['who_anonymous', 'who_stranger', 'who_follower', 'who_seller'] as const;
  return (
    <>
      <Found result={found} />
      <Part title={t('proof.how_title')}>
        <p>{t('proof.how_body', { count: found.purchases })}</p>
        <TwoWorlds />
      </Part>
      <Part title={t('proof.who_title')}>
        <List items={viewers.map((name) => t(`proof.${name}`))} />
      </Part>
      <Part title={t('proof.what_title')}>
        <p>{t('proof.what_body', { count: found.routes, left: found.notCompared })}</p>
      </Part>
      <Part title={t('proof.differ_title')}>
        <List items={[t('proof.differ_stock'), t('proof.differ_own')]} />
      </Part>
      <Part title={t('proof.blind_title')}>
        <p>{t('proof.blind_body', { count: found.plants })}</p>
      </Part>
      <Part title={t('proof.limits_title')}>
        <p>{t('proof.limits_body')}</p>
      </Part>
      <Part title={t('proof.self_title')}>
        <p>{t('proof.self_body')}</p>
        <CodeBlock text="npm run prove:privacy" label={t('proof.copy')} copied={t('proof.copied')} />
      </Part>
    </>
  );
}

/** Whether it holds, since when that is known, and the figures. */
async function Found({ result: found }: { result: typeof result }) {
  const { t, formatNumber, formatDate } = await requestI18n();
  const figures = ['surfaces', 'viewers', 'answers', 'differences', 'purchases', 'plants'] as const;
  // One that broke off has found nothing out, whatever it saw until then.
  const outcome = !found.finished ? 'unfinished' : found.holds ? 'holds' : 'broken';
  return (
    <Card className="space-y-4">
      <p className={`font-semibold text-xl ${found.holds ? 'text-teal' : 'text-brick'}`}>{t(`proof.${outcome}`)}</p>
      <p className="text-muted text-sm">
        {t('proof.checked_on', { date: formatDate(new Date(found.date), 'date'), version: found.version })}
      </p>
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {figures.map((name) => (
          <div key={name} className="flex flex-col-reverse">
            <dt className="text-muted text-sm">{t(`proof.${name}`)}</dt>
            <dd className="text-lg tabular-nums">{formatNumber(found[name])}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-3">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  );
}

function List({ items }: { items: readonly string[] }) {
  return (
    <ul className="list-disc space-y-1 ps-6">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

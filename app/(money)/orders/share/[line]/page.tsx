import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { Link } from '@/app/_ui/link';
import { OnlyYou } from '@/app/_ui/only-you';
import { SharedLine } from '@/app/(social)/_share/shared-line';
import { parseId } from '@/lib/kernel/ids';
import { shareable, shareableLines } from '@/lib/money/orders/share/queries';
import { requestI18n } from '@/lib/platform/request';
import { buyingActor } from '../../../own-actor';
import { type ShareDraft, ShareForm } from '../share-form';

type PageProps = {
  params: Promise<{ line: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('sharing.title'), robots: { index: false } };
}

/** Sharing one thing that was bought. Whoever has no account signs in first; what is not hers to share is not here. */
export default async function SharePage({ params, searchParams }: PageProps) {
  const [{ line: id }, asked, actor, { t, href }] = await Promise.all([
    params,
    searchParams,
    buyingActor(),
    requestI18n(),
  ]);
  const line = parseId('line', id);
  if (line === null) notFound();
  if (actor.kind !== 'person') redirect(href(`/sign-in?next=${encodeURIComponent(href(`/orders/share/${line}`))}`));
  const found = await shareable(actor, line);
  if (!found) notFound();
  const mark = (await shareableLines(actor, found.order)).find((one) => one.line === line)?.mark ?? null;
  return (
    <div className="mx-auto w-full max-w-5xl space-y-8 px-4 py-6 md:px-8 md:py-10">
      <div className="space-y-3">
        <div className="flex items-center justify-between gap-3">
          <h1 className="text-xl">{t('sharing.title')}</h1>
          <OnlyYou />
        </div>
        <p className="reading text-muted">{t(found.donation ? 'sharing.lead_given' : 'sharing.lead')}</p>
        <p>
          <Link href={`/orders/${found.order}`} className="font-medium underline underline-offset-4">
            <bdi>{found.item}</bdi>
          </Link>
        </p>
      </div>
      <SharedLine
        actor={actor}
        mark={mark}
        of={found.item}
        hint
        otherwise={<ShareForm actor={actor} found={found} draft={draftOf(asked)} />}
      />
    </div>
  );
}

function draftOf(asked: Awaited<PageProps['searchParams']>): ShareDraft {
  return new Map(
    Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value].flat()] as const])),
  );
}

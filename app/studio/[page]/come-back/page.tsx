import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { errorMessages, isErrorCode } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { requireProof } from '@/lib/platform/require-proof';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { carriedFiles, latestRestore, mayComeBack } from '@/lib/shop/restores/queries';
import { loadPage, type StudioPageProps, titled } from '../load-page';
import { SendArchive } from './send-archive';
import { Standing } from './standing';

export const generateMetadata = titled('archive.back_title');

const takes = ['receiving', 'refused', 'undone'];

/** Bringing a whole shop back out of its archive, for the owner of an empty page, who has proven herself just now. */
export default async function ComeBack({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'take_archive');
  await requireProof(`/studio/${page.handle}/come-back`);
  const [{ t }, view, isEmpty, carried, { refused }] = await Promise.all([
    requestI18n(),
    latestRestore(actor, page.id),
    mayComeBack(actor, page.id),
    carriedFiles(actor, page.id),
    searchParams,
  ]);
  const code = typeof refused === 'string' && isErrorCode(refused) ? refused : null;
  return (
    <div className="mx-auto max-w-2xl space-y-6">
      <header className="space-y-2">
        <h1 className="text-xl md:text-2xl">{t('archive.back_title')}</h1>
        <p className="text-muted">{t('archive.back_intro')}</p>
      </header>
      {code && <Notice tone="danger">{t(`errors.${code}`)}</Notice>}
      {view && <Standing page={page} view={view} hasRecord={carried.length > 0} />}
      {isEmpty && (view === null || takes.includes(view.state)) && <Send page={page} />}
      {!isEmpty && view === null && (
        <>
          <Notice>{t('archive.back_empty_only')}</Notice>
          <LinkButton href="/studio/new">{t('archive.back_new_page')}</LinkButton>
        </>
      )}
    </div>
  );
}

async function Send({ page }: { page: PageSettings }) {
  const { t, locale } = await requestI18n();
  return (
    <SendArchive
      page={page.id}
      action={`/api/studio/restore?lang=${locale}`}
      words={{
        drop: t('archive.back_drop'),
        over: t('archive.back_over'),
        pick: t('archive.back_choose'),
        kinds: t('archive.back_kinds'),
        plain: t('archive.back_plain'),
        sending: t('archive.back_sending'),
        send: t('archive.back_send'),
        errors: errorMessages(t, [
          ...(['file_empty', 'file_too_big', 'restore_running', 'restore_not_empty', 'piece_wrong'] as const),
          ...(['too_many', 'unreachable', 'not_found', 'not_allowed', 'sign_in', 'unexpected'] as const),
        ]),
      }}
    />
  );
}

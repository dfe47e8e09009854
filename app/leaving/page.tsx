import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Card } from '@/app/_ui/card';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { type OutsideLink, outsideLink } from '@/lib/kernel/outside-link';
import { requestI18n } from '@/lib/platform/request';
import { knownHost } from '@/lib/social/decisions/known-host';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('common.leaving_title'), robots: { index: false, follow: false } };
}

/** Says to which host a link that somebody wrote leads before it does, and that one was refused. It never leads there by itself. */
export default async function Leaving({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const { to } = await searchParams;
  const link = typeof to === 'string' && to.length <= 4_000 ? outsideLink(to) : null;
  if (!link) notFound();
  const known = await knownHost(new URL(link.href).hostname);
  return (
    <div className="page-width max-w-xl space-y-6 py-8 md:py-12">
      {known === 'refused' ? <Refused link={link} /> : <Onward link={link} isLike={known === 'like'} />}
    </div>
  );
}

async function Onward({ link, isLike }: { link: OutsideLink; isLike: boolean }) {
  const { t } = await requestI18n();
  return (
    <>
      <h1 className="text-2xl">{t('common.leaving_title')}</h1>
      {isLike && <Notice tone="danger">{t('common.leaving_like')}</Notice>}
      <Card className="space-y-4">
        <p>{t('common.leaving_body')}</p>
        <Host host={link.host} />
        {link.host.includes('xn--') && <p className="text-muted text-sm">{t('common.leaving_letters')}</p>}
        <p>
          <a
            href={link.href}
            rel="nofollow ugc noopener noreferrer"
            className="wrap-anywhere inline-flex min-h-11 items-center underline underline-offset-4"
          >
            <bdi dir="ltr">{link.href}</bdi>
          </a>
        </p>
      </Card>
    </>
  );
}

/** What is refused, why, and what to do now; nothing leads on. */
async function Refused({ link }: { link: OutsideLink }) {
  const { t } = await requestI18n();
  return (
    <>
      <h1 className="text-2xl">{t('common.refused_title')}</h1>
      <Card className="space-y-4">
        <p>{t('common.refused_what')}</p>
        <Host host={link.host} />
        <p>
          {t('common.refused_why')}{' '}
          <Link href="/policies#rule-4_1" className="underline underline-offset-4">
            {t('policies.rule', { number: '4.1' })}
          </Link>
        </p>
        <p>{t('common.refused_do')}</p>
      </Card>
      <LinkButton href="/">{t('common.refused_home')}</LinkButton>
    </>
  );
}

function Host({ host }: Pick<OutsideLink, 'host'>) {
  return (
    <p className="wrap-anywhere font-medium text-lg">
      <bdi dir="ltr">{host}</bdi>
    </p>
  );
}

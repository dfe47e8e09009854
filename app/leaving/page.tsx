import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Card } from '@/app/_ui/card';
import { outsideLink } from '@/lib/kernel/outside-link';
import { requestI18n } from '@/lib/platform/request';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('common.leaving_title'), robots: { index: false, follow: false } };
}

/** Says to which host a link that somebody wrote leads before it does. It never leads there by itself. */
export default async function Leaving({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const [{ to }, { t }] = await Promise.all([searchParams, requestI18n()]);
  const link = typeof to === 'string' && to.length <= 4_000 ? outsideLink(to) : null;
  if (!link) notFound();
  return (
    <div className="page-width max-w-xl space-y-6 py-8 md:py-12">
      <h1 className="text-2xl">{t('common.leaving_title')}</h1>
      <Card className="space-y-4">
        <p>{t('common.leaving_body')}</p>
        <p className="wrap-anywhere font-medium text-lg">
          <bdi dir="ltr">{link.host}</bdi>
        </p>
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
    </div>
  );
}

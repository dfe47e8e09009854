import type { ReactNode } from 'react';
import { Link } from '@/app/_ui/link';
import { env } from '@/lib/platform/env';
import { requestI18n } from '@/lib/platform/request';
import { documents, type HelpDocument, help, topics } from './documents';

type ReadingProps = { document: HelpDocument; children?: ReactNode; at?: string };

/** A document to be read, with the others beside it; `at` is where it stands when it is none of the help's own. */
export async function Reading({ document, children, at }: ReadingProps) {
  const { t } = await requestI18n();
  const { SOUK_MODE, MAIL_FROM } = env();
  const email = /<([^>]+)>/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM;
  const parts = document.parts.filter((part) => part.only === undefined || part.only === SOUK_MODE);
  return (
    <div className="page-width grid gap-10 py-10 md:grid-cols-[12rem_1fr] md:py-16">
      <nav aria-label={t('common.help')} className="-mx-3 md:sticky md:top-24 md:self-start">
        <ul className="flex flex-wrap md:flex-col">
          <Entry href="/help" label={t(help.title)} here={document === help} />
          {topics.map((topic) => (
            <Entry
              key={topic}
              href={`/help/${topic}`}
              label={t(documents[topic].title)}
              here={document === documents[topic]}
            />
          ))}
          <Entry href="/privacy/proof" label={t('proof.link')} here={at === '/privacy/proof'} />
          <Entry href="/developers" label={t('site.dev_link')} here={false} />
        </ul>
      </nav>
      <article className="reading space-y-10">
        <header className="space-y-3">
          <h1 className="text-2xl">{t(document.title)}</h1>
          <p className="text-lg text-muted">{t(document.lead)}</p>
        </header>
        {parts.map((part) => (
          <section key={part.title} className="space-y-2">
            <h2 className="text-lg">{t(part.title)}</h2>
            <p>{t(part.body, { email })}</p>
          </section>
        ))}
        {children}
      </article>
    </div>
  );
}

function Entry({ href, label, here }: { href: string; label: string; here: boolean }) {
  return (
    <li>
      <Link
        href={href}
        aria-current={here ? 'page' : undefined}
        className="flex min-h-11 items-center rounded-full px-3 text-muted text-sm hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink"
      >
        {label}
      </Link>
    </li>
  );
}

'use client';

import { usePathname } from 'next/navigation';
import { buttonClass } from '@/app/_ui/button-class';
import arabic from '@/lib/platform/messages/ar/crash.json';
import english from '@/lib/platform/messages/en/crash.json';
import { Trouble } from './trouble';

/** What Next hands to an error page; `retry` renders the broken part again. */
export type CrashProps = { error: unknown; retry: () => void };

/**
 * What people see when a page breaks. Its words, `crash.${name}` of the catalogue, travel with it in both
 * languages: when this shows, asking a server is no plan.
 */
export function Crash({ error, retry }: CrashProps) {
  const { locale, words } = useCrashLanguage();
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined;
  return (
    <Trouble
      title={words.title}
      actions={
        <>
          <button type="button" onClick={retry} className={buttonClass({})}>
            {words.retry}
          </button>
          <a href={locale === 'ar' ? '/ar' : '/'} className={buttonClass({ variant: 'quiet' })}>
            {words.home}
          </a>
        </>
      }
    >
      <p>{words.body}</p>
      {digest && (
        <p className="mt-3 text-sm">
          {words.reference} <bdi className="font-medium text-ink tabular-nums">{digest}</bdi>
        </p>
      )}
    </Trouble>
  );
}

/** The language of the address, without a server to ask. */
export function useCrashLanguage() {
  const inArabic = /^\/ar(?:\/|$)/.test(usePathname() ?? '/');
  return inArabic
    ? ({ locale: 'ar', dir: 'rtl', words: arabic } as const)
    : ({ locale: 'en', dir: 'ltr', words: english } as const);
}

'use client';

import { usePathname } from 'next/navigation';
import type { Locale } from '@/lib/identity/actor/model';

type OtherLanguageProps = { to: Locale; className?: string; children: string };

/**
 * Leads to the same page in the other language. A plain link, so that the whole document is fetched anew:
 * its language and direction belong to the root element, which soft navigation keeps.
 */
export function OtherLanguage({ to, className, children }: OtherLanguageProps) {
  const pathname = usePathname();
  const bare = pathname.replace(/^\/ar(?=\/|$)/, '') || '/';
  const href = to === 'en' ? bare : bare === '/' ? '/ar' : `/ar${bare}`;
  return (
    <a href={href} lang={to} hrefLang={to} className={className}>
      {children}
    </a>
  );
}

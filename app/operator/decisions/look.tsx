import type { ReactNode } from 'react';
import { requestI18n } from '@/lib/platform/request';

/** The way to a thing. A look at it is noted, so nothing is fetched before it is asked for. */
export async function Look({ href, className, children }: { href: string; className: string; children: ReactNode }) {
  const { href: localized } = await requestI18n();
  return (
    <a href={localized(href)} className={className}>
      {children}
    </a>
  );
}

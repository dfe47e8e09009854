import type { ReactNode } from 'react';
import { ArrowLeftIcon } from './icons';
import { Link } from './link';

/** The way back to what a screen belongs to, above its heading. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="-ms-1 inline-flex min-h-11 items-center gap-2 text-muted text-sm hover:text-ink">
      <ArrowLeftIcon size={18} className="mirror" />
      {children}
    </Link>
  );
}

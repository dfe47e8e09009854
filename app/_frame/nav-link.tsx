'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { IntentLink } from '@/app/_ui/intent-link';

/** A link of the frame that knows whether it leads to where we are. */
export function NavLink({ href, className, children }: { href: string; className: string; children: ReactNode }) {
  const pathname = usePathname();
  const root = href === '/' || href === '/ar';
  const here = pathname === href || (!root && pathname.startsWith(`${href}/`));
  return (
    <IntentLink href={href} aria-current={here ? 'page' : undefined} className={className}>
      {children}
    </IntentLink>
  );
}

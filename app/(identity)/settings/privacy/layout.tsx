import type { ReactNode } from 'react';

/** What there is of money stands below the rest: the slot `@wallet` belongs to the money ring, and the page knows nothing of it. */
export default function PrivacyLayout({ children, wallet }: { children: ReactNode; wallet?: ReactNode }) {
  return (
    <div className="page-width max-w-2xl space-y-10 py-6 md:py-10">
      {children}
      {wallet}
    </div>
  );
}

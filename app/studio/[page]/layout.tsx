import type { ReactNode } from 'react';
import { loadPage } from './load-page';
import { OwnerBar } from './owner-bar';

type LayoutProps = { children: ReactNode; params: Promise<{ page: string }> };

/** The owner's side of one page: its own bar instead of the public one. */
export default async function StudioPageLayout({ children, params }: LayoutProps) {
  const { page } = await loadPage((await params).page);
  return (
    <div data-frame="own">
      <OwnerBar page={page} />
      <div className="page-width py-6 md:py-8">{children}</div>
    </div>
  );
}

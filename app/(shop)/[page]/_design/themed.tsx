import type { ReactNode } from 'react';
import { type Theme, themeName } from '@/lib/shop/design/model';

/** A page in its own colours and type, by a stylesheet that browsers keep; as Souk looks where there is none. */
export function Themed({ theme, children }: { theme: Theme | null; children: ReactNode }) {
  if (!theme) return children;
  const name = themeName(theme);
  return (
    <div className={`theme-${name}`}>
      <link rel="stylesheet" href={`/api/theme/${name}.css`} precedence="theme" />
      {children}
    </div>
  );
}

import type { ReactNode } from 'react';

/** What a screen says when there is nothing yet: a picture or icon, a sentence, one thing to do. */
export function EmptyState({
  picture,
  title,
  children,
  action,
  heading: Heading = 'h2',
}: {
  picture?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** `h1` where it is all that the screen says. */
  heading?: 'h1' | 'h2';
}) {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center gap-3 px-4 py-16 text-center">
      {picture && (
        <span className="mb-2 grid size-20 place-items-center rounded-full bg-sunken text-muted">{picture}</span>
      )}
      <Heading className="text-lg">{title}</Heading>
      {children && <div className="text-muted">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}

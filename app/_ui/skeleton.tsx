import { classNames } from './class-names';

/** A placeholder in the shape of what is coming; give it that shape by `className`. Screen readers skip it. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classNames('block animate-pulse-soft rounded-md bg-sunken', className)} />;
}

/** Lines of text that are coming; the last one is shorter. */
export function SkeletonText({ lines = 3, className }: { lines?: number; className?: string }) {
  return (
    <span aria-hidden="true" className={classNames('block space-y-2', className)}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a placeholder are alike and never move
        <Skeleton key={line} className={classNames('h-4 rounded-sm', line === lines - 1 ? 'w-3/5' : 'w-full')} />
      ))}
    </span>
  );
}

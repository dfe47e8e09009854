import { Skeleton } from '@/app/_ui/skeleton';

/** The page's shape while it is on its way. */
export default function Loading() {
  return (
    <div className="mx-auto w-full max-w-4xl space-y-6 px-4 py-10 md:px-8">
      <Skeleton className="h-9 w-40" />
      <div className="grid gap-5 sm:grid-cols-2">
        <Skeleton className="h-44 rounded-lg" />
        <Skeleton className="h-44 rounded-lg" />
      </div>
    </div>
  );
}

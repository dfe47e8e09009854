import { Skeleton } from '@/app/_ui/skeleton';

/** The list's shape while it is on its way. */
export default function OrdersLoading() {
  return (
    <div className="mx-auto w-full max-w-3xl space-y-3 px-4 py-10 md:px-8">
      <Skeleton className="mb-6 h-9 w-40" />
      {[1, 2, 3, 4].map((row) => (
        <Skeleton key={row} className="h-26" />
      ))}
    </div>
  );
}

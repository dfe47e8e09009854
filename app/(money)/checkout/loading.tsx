import { Skeleton } from '@/app/_ui/skeleton';

/** The sheet's shape while it is on its way. */
export default function CheckoutLoading() {
  return (
    <div className="mx-auto grid w-full max-w-5xl gap-8 px-4 py-10 md:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] md:gap-12 md:px-8">
      <Skeleton className="h-56 rounded-lg md:order-2" />
      <div className="space-y-4">
        <Skeleton className="h-12" />
        <Skeleton className="h-12" />
        <Skeleton className="h-12" />
        <Skeleton className="h-36" />
        <Skeleton className="h-13 rounded-full" />
      </div>
    </div>
  );
}

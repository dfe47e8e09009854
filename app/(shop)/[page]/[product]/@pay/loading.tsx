import { Skeleton } from '@/app/_ui/skeleton';

/** The paying button's place while it is on its way: same height, nothing moves when it comes. */
export default function PayLoading() {
  return (
    <div className="space-y-3">
      <Skeleton className="ms-auto h-11 w-40 rounded-full" />
      <Skeleton className="h-13 rounded-full" />
      <Skeleton className="mx-auto h-11 w-56 rounded-full" />
      <Skeleton className="h-13 rounded-full" />
    </div>
  );
}

import type { Id } from '@/lib/kernel/ids';

type SmallPictureProps = { handle: string; move: Id<'move'>; name: string };

/** A small picture of something that would come; what it shows is said beside it. */
export function SmallPicture({ handle, move, name }: SmallPictureProps) {
  return (
    // biome-ignore lint/performance/noImgElement: it is as small as it is shown, and for one person only
    <img
      src={`/studio/${handle}/move/${move}/small/${name}`}
      alt=""
      width={64}
      height={64}
      loading="lazy"
      className="size-16 shrink-0 rounded-sm bg-line object-cover"
    />
  );
}

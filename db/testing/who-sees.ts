import type { Audience, Span } from '@/lib/social/sharing/model';

/** How a viewer stands to who shared. */
export type Relation = {
  readonly itself: boolean;
  readonly friends: boolean;
  /** Either has blocked the other. */
  readonly apart: boolean;
  readonly named: boolean;
  readonly inCircle: boolean;
  readonly hasLink: boolean;
};

/**
 * Who sees a share, in lists and by its address, as people would say it: what the answers of the database (`social.sees_share`), which
 * every surface asks, are held against.
 */
export function sees(viewer: Relation, audience: Audience, span: Span, now: Date): boolean {
  if (viewer.itself) return true;
  if (viewer.apart || !isOn(span, now)) return false;
  switch (audience) {
    case 'public':
      return true;
    case 'friends':
      return viewer.friends;
    case 'circle':
      return viewer.friends && viewer.inCircle;
    case 'people':
      return viewer.named;
    case 'link':
      return false;
  }
}

/** Who may open a share by its link, as people would say it; the database answers (`social.opens_share`). */
export function opens(viewer: Relation, audience: Audience, span: Span, now: Date): boolean {
  if (audience !== 'link' || !viewer.hasLink) return false;
  return viewer.itself || (!viewer.apart && isOn(span, now));
}

function isOn({ startsAt, endsAt }: Span, now: Date): boolean {
  return startsAt <= now && (endsAt === null || endsAt > now);
}

import { type Stars, starsOf } from '../model';

/** Which of the reviews of its products a page's people look at. */
export type ReviewsForPage = { show: 'all' | 'unanswered'; stars: Stars | null; after: string | null };

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

/** Reads that out of the parameters of an address; whatever else it says asks for all. */
export function reviewsForPageAsked(given: Parameters): ReviewsForPage {
  const { after } = given;
  return {
    show: given.show === 'unanswered' ? 'unanswered' : 'all',
    stars: starsOf(given.stars),
    after: typeof after === 'string' ? after : null,
  };
}

/** The parameters that ask for it; empty for the beginning of all. */
export function reviewsForPageQuery({ show, stars, after }: ReviewsForPage): string {
  const said = new URLSearchParams({
    ...(show !== 'all' && { show }),
    ...(stars !== null && { stars: String(stars) }),
    ...(after !== null && { after }),
  }).toString();
  return said === '' ? '' : `?${said}`;
}

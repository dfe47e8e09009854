/**
 * What another page, a site or the export of one says of a business, before anything of it is believed.
 *
 * Invariants
 * - Text is plain text; addresses are http or https; nothing of the other site runs or is shown as it is.
 * - Nothing is taken that its owner has not ticked, and nothing at all before she says that she may use it.
 * - A post keeps the moment it was said at, and comes once, however often and from wherever it is brought.
 */
import { plainLine, plainText } from '@/lib/kernel/text';

/** A product as another site tells machines of it; empty where it says nothing. */
export type FoundProduct = {
  /** What makes it the same the next time: its own number or its address. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** A decimal with a point and the currency, `19.90 USD`; empty unless exactly that is said. */
  readonly price: string;
  readonly inStock: boolean;
  readonly picture: string;
  readonly link: string;
  readonly brand: string;
  readonly gtin: string;
};

/** A post as it was said elsewhere. */
export type FoundPost = {
  /** What makes it the same the next time, in words of its source: an identifier, an address, a moment. */
  readonly key: string;
  readonly saidAt: Date;
  readonly body: string;
  /** Where its pictures are: addresses, or names in an export. */
  readonly pictures: readonly string[];
  /** Whether it was longer, or had more pictures, than is taken. */
  readonly cut: boolean;
};

/** What stands for a business; empty where nothing is said. */
export type FoundFace = {
  readonly name: string;
  readonly about: string;
  /** The source of a picture that stands for it, and of one that welcomes. */
  readonly logo: string;
  readonly cover: string;
};

/** What a page elsewhere says. */
export type FoundPage = FoundFace & {
  readonly products: readonly FoundProduct[];
  readonly posts: readonly FoundPost[];
  /** Addresses of its feeds. */
  readonly feeds: readonly string[];
};

/** What can be told of where things come from. */
export const moveKinds = ['facebook', 'instagram', 'wordpress', 'feed', 'site'] as const;
/** One of them. */
export type MoveKind = (typeof moveKinds)[number];

/** All that a site or an export says. */
export type FoundAll = FoundFace & {
  readonly kind: MoveKind;
  readonly products: readonly FoundProduct[];
  readonly posts: readonly FoundPost[];
  /** Moving pictures, which Souk has no place for. */
  readonly videos: number;
};

/** Products, and posts, taken at once. */
export const productsMax = 200;
/** See `productsMax`. */
export const postsMax = 5_000;
/** Letters and pictures of one post. */
export const bodyMax = 3_000;
/** See `bodyMax`. */
export const picturesMax = 10;

/** Before this nobody wrote posts; clocks that were never set say such dates. */
const earliest = Date.UTC(1995, 0, 1);

/** Whether there is anything to propose. */
export function saysAnything(found: FoundFace & Pick<FoundPage, 'products' | 'posts'>): boolean {
  const { name, about, logo, cover, products, posts } = found;
  return [name, about, logo, cover].some((said) => said !== '') || products.length > 0 || posts.length > 0;
}

/** A name and a text about a business as they fit a page. */
export function faceText({ name, about }: { name: string; about: string }): { name: string; about: string } {
  return { name: plainLine(name).slice(0, 80), about: plainText(about).slice(0, 1_000) };
}

/**
 * A post out of what was said: words cleaned, line breaks kept, each picture once. Null where nothing is said, or nobody knows when:
 * what has no date, or one to come, is no update.
 */
export function foundPost(
  said: { key: string; saidAt: Date | null; title?: string; text: string; pictures: readonly string[] },
  now: Date = new Date(),
): FoundPost | null {
  const { key, saidAt, title = '', text } = said;
  const time = saidAt?.getTime() ?? Number.NaN;
  if (key === '' || !(time >= earliest && time <= now.getTime())) return null;
  const words = plainText(text);
  const head = plainLine(title);
  // Where people only write a line, feeds make the title of it.
  const isSaidAgain = head === '' || plainLine(words).startsWith(head.replace(/(?:…|\.\.\.)$/, ''));
  const whole = isSaidAgain ? words : words === '' ? head : `${head}\n\n${words}`;
  const pictures = [...new Set(said.pictures.filter((source) => source !== ''))];
  if (whole === '' && pictures.length === 0) return null;
  const body = shortened(whole);
  return {
    ...{ key: key.slice(0, 2_000), saidAt: new Date(time), body, pictures: pictures.slice(0, picturesMax) },
    cut: body !== whole || pictures.length > picturesMax,
  };
}

/** As much of a text as a post has room for, to the end of a word. */
function shortened(text: string): string {
  if (text.length <= bodyMax) return text;
  const beginning = text.slice(0, bodyMax - 1);
  const atWord = beginning.replace(/\s+\S*$/, '');
  return `${(atWord === '' ? beginning : atWord).replace(/[\ud800-\udbff]$/, '')}…`;
}

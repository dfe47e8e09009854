import { type Lab, labDistance, labOfHex } from './oklab';

/** The colours that have a word of their own. */
export const colourNames = [
  ...(['black', 'white', 'grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'navy'] as const),
  ...(['purple', 'pink', 'brown', 'beige', 'gold', 'silver'] as const),
] as const;

/** One of the colours that have a word of their own. */
export type ColourName = (typeof colourNames)[number];

type ColourWord = { readonly looks: readonly string[]; readonly en: string; readonly ar: string };

/** How each looks (the first is the plainest), and what people call it: synonyms and kinds, the name itself first. */
const table: Record<ColourName, ColourWord> = {
  black: { looks: ['#101012', '#242426', '#2b2724'], en: 'black, jet black, ebony', ar: 'أسود, سوداء, سود, فاحم' },
  white: { looks: ['#ffffff', '#ecebe8', '#e4e8ec'], en: 'white, off white, snow', ar: 'أبيض, بيضاء, بيض, ثلجي' },
  grey: {
    looks: ['#808080', '#a3a3a5', '#5c5e62', '#c3c4c6', '#46474a', '#8d8a85'],
    en: 'grey, gray, charcoal, slate, ash, anthracite',
    ar: 'رمادي, رمادية, رصاصي, رصاصية, فحمي',
  },
  red: {
    looks: ['#d31a20', '#b01c1f', '#e03c31', '#7d1220', '#5c1420', '#9c3b36'],
    en: 'red, scarlet, crimson, burgundy, maroon, wine, cherry, ruby',
    ar: 'أحمر, حمراء, حمر, عنابي, عنابية, خمري, خمرية, قرمزي, نبيتي',
  },
  orange: {
    looks: ['#f08020', '#e8641c', '#f29a4a', '#d96a2b', '#ef9b1f'],
    en: 'orange, tangerine, coral, apricot, rust',
    ar: 'برتقالي, برتقالية, مشمشي, مرجاني',
  },
  yellow: {
    looks: ['#f7d917', '#f2e25a', '#e5c21c', '#f5ec9a', '#d9c23a', '#c9b43a'],
    en: 'yellow, lemon, canary, mustard',
    ar: 'أصفر, صفراء, صفر, ليموني, خردلي',
  },
  green: {
    looks: ['#2e9a3e', '#1f5e2c', '#8cc24a', '#6f7d33', '#3f4a2a', '#a5cfa0', '#7a9a6a', '#a8b83c'],
    en: 'green, olive, khaki green, lime, mint, emerald, sage',
    ar: 'أخضر, خضراء, خضر, زيتي, زيتية, نعناعي, زمردي, فستقي',
  },
  teal: {
    looks: ['#0f8a8a', '#39c2c0', '#0b5c60', '#7fd6d3'],
    en: 'teal, turquoise, cyan, aqua, petrol',
    ar: 'تركواز, تركوازي, فيروزي, فيروزية, بترولي',
  },
  blue: {
    looks: ['#1f5fd0', '#3b82d6', '#7fb2e5', '#4a6d9c', '#6f8fb5', '#b4d0ea', '#1c3fa8'],
    en: 'blue, sky blue, light blue, royal blue, denim, azure',
    ar: 'أزرق, زرقاء, زرق, سماوي, سماوية, لبني',
  },
  navy: {
    looks: ['#141f45', '#1c2a4a', '#232f52'],
    en: 'navy, navy blue, dark blue, midnight blue, indigo',
    ar: 'كحلي, كحلية, نيلي, أزرق غامق',
  },
  purple: {
    looks: ['#6a2c91', '#8f5bb5', '#4a2352', '#b79ad0', '#3a2038'],
    en: 'purple, violet, lilac, lavender, plum, mauve, aubergine',
    ar: 'بنفسجي, بنفسجية, موف, ليلكي, أرجواني',
  },
  pink: {
    looks: ['#f29ab8', '#e0458a', '#f7c9d4', '#d98a9c', '#c4306e'],
    en: 'pink, rose, fuchsia, magenta, salmon, blush',
    ar: 'وردي, وردية, زهري, زهرية, فوشيا, بمبي',
  },
  brown: {
    looks: ['#6b4226', '#4a2d1c', '#8f5e36', '#a9794c', '#5e4a3c', '#7d6350'],
    en: 'brown, chocolate, coffee, tan, camel, chestnut',
    ar: 'بني, بنية, قهوائي, شوكولاتي, جملي, عسلي',
  },
  beige: {
    looks: ['#d9c7a8', '#efe3cc', '#c4ad88', '#cdb9a2', '#e3d5c1'],
    en: 'beige, cream, ivory, sand, khaki, nude, ecru',
    ar: 'بيج, كريمي, كريمية, سكري, عاجي, رملي, كاكي',
  },
  gold: { looks: ['#c9a227'], en: 'gold, golden', ar: 'ذهبي, ذهبية, مذهب' },
  silver: { looks: ['#c0c2c6'], en: 'silver, silvery', ar: 'فضي, فضية, مفضض' },
};

/** Gold and silver are said and searched, and never read: without their shine they are a yellow and a grey. */
const readable = colourNames.filter((name) => name !== 'gold' && name !== 'silver');
const looks = new Map(colourNames.map((name) => [name, table[name].looks.map(labOfHex)]));
const sayings = colourNames
  .flatMap((name) =>
    [table[name].en, table[name].ar].flatMap((words) => words.split(', ').map((word) => [plain(word), name] as const)),
  )
  // The longer first, so that "navy blue" is not blue.
  .sort(([one], [other]) => other.length - one.length);

/** The word for a colour, by what it is nearest to. */
export function colourName(lab: Lab): ColourName {
  let best: ColourName = 'grey';
  let least = Number.POSITIVE_INFINITY;
  for (const name of readable) {
    for (const look of looks.get(name) ?? []) {
      const distance = labDistance(lab, look);
      if (distance < least) [best, least] = [name, distance];
    }
  }
  return best;
}

/**
 * So much less and more light (as factors of all parts of a colour) may a photograph have had: grey in the sun is no white. Asked so, of
 * garments in other light four in a hundred are told another colour; asked without, a quarter (`bench/vision/drafts.mjs`).
 */
const lights = [0.94, 1, 1.06] as const;

/** The word for a colour that has the same one in somewhat less and somewhat more light; null where it has several. */
export function steadyColourName([lightness, a, b]: Lab): ColourName | null {
  const [name, ...others] = new Set(
    lights.map((light) => colourName([Math.min(1, lightness * light), a * light, b * light])),
  );
  return name !== undefined && others.length === 0 ? name : null;
}

/** How a colour that somebody named looks at its plainest. */
export function colourLook(name: ColourName): Lab {
  return labOfHex(colourHex(name));
}

/** The same as six hexadecimal digits behind a `#`, for a drawing. */
export function colourHex(name: ColourName): string {
  return table[name].looks[0] ?? '#808080';
}

/** What a colour is called, its usual word first, in a language. */
export function colourWords(name: ColourName, locale: 'en' | 'ar'): readonly string[] {
  return table[name][locale].split(', ');
}

/** The colours somebody typed, in English or Arabic, and what else stands there: "navy blue dress" is navy, and "dress". */
export function coloursIn(text: string): { readonly colours: readonly ColourName[]; readonly rest: string } {
  const colours: ColourName[] = [];
  let rest = ` ${text.replace(/[\s,،;/+-]+/g, ' ').trim()} `;
  for (const [words, name] of sayings) {
    for (let at = placeOf(rest, words); at !== null; at = placeOf(rest, words)) {
      if (!colours.includes(name)) colours.push(name);
      rest = `${rest.slice(0, at.from)} ${rest.slice(at.to)}`;
    }
  }
  return { colours, rest: rest.trim().replace(/ +/g, ' ') };
}

/** Where these words stand between spaces, however they are written; an Arabic article belongs to them. */
function placeOf(text: string, words: string): { from: number; to: number } | null {
  const parts = [...text.matchAll(/\S+/g)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    word: plain(match[0]),
  }));
  const wanted = words.split(' ');
  for (let first = 0; first + wanted.length <= parts.length; first += 1) {
    const isHere = wanted.every((word, index) => {
      const said = parts[first + index]?.word ?? '';
      return said === word || said === `ال${word}`;
    });
    const last = parts[first + wanted.length - 1];
    const begin = parts[first];
    if (isHere && begin && last) return { from: begin.from, to: last.to };
  }
  return null;
}

/** Lower case, without marks (NFKD makes of every alef a plain one and a mark) and final letters that are written one way or the other. */
function plain(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, '')
    .replace(/ٱ/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ء$/, '');
}

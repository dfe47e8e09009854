import { countForms } from '@/app/_ui/count-forms';
import type { CountForms } from '@/app/_ui/count-text';
import { errorMessages } from '@/lib/platform/i18n';
import type { Voice } from '@/lib/platform/voice';
import { colourHex, colourNames, colourWords } from '@/lib/shop/vision/picture/colour-words';

/** Everything the screen says, finished. */
export type PictureWords = ReturnType<typeof pictureWords>;

/** Why a search may be refused: the picture, the machine that looks at it, the way to it. */
const refusals = [
  ...(['picture_empty', 'picture_heavy', 'not_a_picture', 'picture_kind', 'picture_heic', 'picture_animated'] as const),
  ...(['picture_large', 'picture_small', 'picture_blank', 'picture_broken', 'picture_slow', 'busy'] as const),
  ...(['eyes_failed', 'picture_offline', 'shared_lost', 'picture_gone'] as const),
] as const;

/** Refusals that another try may answer otherwise. */
export const passing: readonly string[] = [
  'busy',
  'eyes_failed',
  'picture_offline',
  'unreachable',
  'unexpected',
  'too_many',
];

/** The words of the screen in the language of the request. */
export function pictureWords({ t, locale }: Voice) {
  const count: CountForms = countForms(t, 'vision.count', locale);
  return {
    start: t('vision.start'),
    startBody: t('vision.start_body'),
    over: t('vision.over'),
    pick: t('vision.pick'),
    other: t('vision.other'),
    camera: t('vision.camera'),
    shown: t('vision.shown'),
    things: t('vision.things'),
    whole: t('vision.whole'),
    frame: t('vision.frame'),
    frameHint: t('vision.frame_hint'),
    frameValue: t('vision.frame_value', { left: '#left', top: '#top', width: '#width', height: '#height' }),
    words: t('vision.words'),
    wordsHint: t('vision.words_hint'),
    filters: t('search.filters'),
    category: t('search.category'),
    page: t('search.page'),
    colour: t('vision.colour'),
    size: t('vision.size'),
    any: t('vision.any'),
    deliverTo: t('vision.deliver_to'),
    anywhere: t('vision.anywhere'),
    currency: t('search.currency'),
    lowest: t('search.lowest'),
    highest: t('search.highest'),
    price: t('search.price'),
    apply: t('search.apply'),
    results: t('search.results'),
    searching: t('vision.searching'),
    count,
    countNearest: countForms(t, 'vision.count_nearest', locale),
    unlike: t('vision.unlike'),
    unlikeThis: t('vision.unlike_this', { title: '#title' }),
    taken: t('vision.taken', { title: '#title' }),
    undo: t('common.undo'),
    undoTaken: t('vision.undo_taken', { title: '#title' }),
    more: t('shop.show_more'),
    retry: t('vision.retry'),
    notDelivered: t('vision.not_delivered'),
    notDeliveredBody: t('vision.not_delivered_body'),
    lookAnywhere: t('vision.look_anywhere'),
    nothing: t('vision.nothing'),
    nothingBody: t('vision.nothing_body'),
    nearestShelf: t('vision.nearest_shelf', { shelf: '#shelf' }),
    colours: colourNames.map((name) => ({ name, hex: colourHex(name), label: colourWords(name, locale)[0] ?? name })),
    errors: errorMessages(t, refusals),
  };
}

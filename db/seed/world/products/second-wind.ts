import type { WorldProduct } from '../shape';
import { choice, one, photo } from '../write';

/** Second Wind, Denver: sports things, some of them on their second life. US dollars. */
export const secondWindProducts: readonly WorldProduct[] = [
  {
    slug: 'tennis-balls-can',
    title: 'Tennis balls, can of four',
    description:
      'Pressurised, with a felt thick enough for hard courts. They stay lively for about nine sets. Bring the dead ones back: they go to the animal shelter.',
    category: 'sports',
    pictures: [photo('ben-hershey-574483')],
    ...choice('Pack', [
      ['One can', 'SW-TEN-1', '8.50', 90],
      ['Case of 18', 'SW-TEN-18', '139.00', 7],
    ]),
  },
  {
    slug: 'cruiser-board-red',
    title: 'Red cruiser board',
    description:
      'A 22-inch plastic deck with soft blue wheels that roll over cracks and twigs. Weighs less than a laptop, fits a backpack. Bearings cleaned and spun before shipping.',
    category: 'sports',
    pictures: [photo('max-tarkhov-737999')],
    ...one('SW-CRU-RD', '64.00', 13),
  },
  {
    slug: 'two-person-tent',
    title: 'Two-person tent, saffron fly',
    description:
      'Three seasons, 1.9 kg, up in four minutes with poles that click together by themselves. Seams taped, pegs counted, aired after every rental summer. Sold with a groundsheet.',
    category: 'outdoors',
    pictures: [photo('michael-guite-571169')],
    ...choice('Condition', [
      ['New', 'SW-TNT-NEW', '229.00', 6],
      ['One season', 'SW-TNT-USE', '145.00', 4],
    ]),
  },
  {
    slug: 'black-road-bicycle',
    title: 'Road bicycle, black, carbon fork',
    description:
      'An aluminium frame with a carbon fork and eleven gears, rebuilt from the bearings up. New chain, cables and tape. Comes nine-tenths assembled; a hex key finishes it.',
    category: 'sports',
    pictures: [photo('mikkel-bech-748940')],
    ...choice('Frame', [
      ['52 cm', 'SW-BIK-52', '980.00', 1],
      ['54 cm', 'SW-BIK-54', '980.00', 2],
      ['56 cm', 'SW-BIK-56', '980.00', 0],
      ['58 cm', 'SW-BIK-58', '980.00', 1],
    ]),
  },
  {
    slug: 'boxing-gloves-red',
    title: 'Boxing gloves, red leather',
    description:
      'Layered foam, a palm that breathes and a cuff that stays shut. For bag and pads; sparring needs the sixteen-ounce pair. Wipe them, air them, never the dryer.',
    category: 'sports',
    pictures: [photo('neonbrand-428982')],
    ...choice('Weight', [
      ['12 oz', 'SW-BOX-12', '79.00', 14],
      ['14 oz', 'SW-BOX-14', '84.00', 8],
      ['16 oz', 'SW-BOX-16', '89.00', 5],
    ]),
  },
  {
    slug: 'training-football',
    title: 'Training football, size 5',
    description:
      'A hand-stitched ball for gravel and wet grass. This one has a season behind it and plenty ahead; the price says so. Pumped and checked over a week for leaks.',
    category: 'sports',
    pictures: [photo('nik-shuliahin-619349')],
    ...one('SW-FTB-5', '18.00', 21),
  },
  {
    slug: 'skipping-rope-orange',
    title: 'Skipping rope, orange',
    description:
      'A 2.8 m cord in a tube that does not tangle, foam handles, no counter to break. Shorten it with one knot. The cheapest gym there is.',
    category: 'sports',
    pictures: [photo('stoica-ionela-530966')],
    ...one('SW-ROPE', '12.00', 58),
  },
  {
    slug: 'street-basketball',
    title: 'Street basketball, size 7',
    description:
      'A rubber cover with deep channels for asphalt. Keeps its bounce in the cold and its grip when dusty. Sent flat with a pump needle, because air weighs nothing but takes room.',
    category: 'sports',
    pictures: [photo('tommy-bebo-600358')],
    ...choice('Size', [
      ['6', 'SW-BSK-6', '26.00', 17],
      ['7', 'SW-BSK-7', '28.00', 33],
    ]),
  },
  {
    slug: 'bicycle-check-up',
    title: 'Bicycle check-up',
    description:
      'Brakes, gears, bearings, wheels and a written list of what can wait. In the shop while you have a coffee next door. Parts are extra and never fitted without asking.',
    category: 'services',
    pictures: [],
    ...one('SW-CHK', '49.00', 15),
  },
];

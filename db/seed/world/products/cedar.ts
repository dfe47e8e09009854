import type { WorldProduct } from '../shape';
import { choice, choices, one, photo } from '../write';

/** Cedar & Co, Portland: furniture and a few things that live on it. US dollars. */
export const cedarProducts: readonly WorldProduct[] = [
  {
    slug: 'halden-shell-armchair',
    title: 'Halden shell armchair',
    description:
      'A one-piece moulded shell on ash legs stained black. The seat is deep enough to tuck a leg under, the arms stop short of any table edge. Felt pads are fitted; assembly is four bolts and ten minutes.',
    category: 'furniture',
    pictures: [photo('andres-jasso-220776')],
    ...choice('Shell', [
      ['Black', 'CC-HAL-BK', '289.00', 14],
      ['Stone', 'CC-HAL-ST', '289.00', 6],
      ['Ochre', 'CC-HAL-OC', '309.00', 0],
    ]),
  },
  {
    slug: 'alma-wool-armchair',
    title: 'Alma wool armchair',
    description:
      'A low reading chair in a blue wool blend, buttoned by hand across the back. Kiln-dried beech frame, webbed seat, legs of oiled oak. The cover comes off for cleaning by four hidden zips.',
    category: 'furniture',
    pictures: [photo('kari-shea-398668')],
    ...choices(
      'CC-ALM',
      640,
      [
        {
          name: 'Fabric',
          values: [
            ['Denim wool', 'DN', 0],
            ['Oat bouclé', 'OT', 60],
          ],
        },
        {
          name: 'Legs',
          values: [
            ['Oak', 'OAK', 0],
            ['Walnut', 'WAL', 45],
          ],
        },
      ],
      [5, 2, 3, 0],
    ),
  },
  {
    slug: 'porter-leather-sofa',
    title: 'Porter three-seat leather sofa',
    description:
      'Full-grain leather that starts the colour of caramel and darkens where you sit. Feather-wrapped cushions, a solid ash frame with a fifteen-year guarantee. It passes through a 76 cm door with the legs off.',
    category: 'furniture',
    pictures: [photo('paul-weaver-1120584')],
    ...choice('Width', [
      ['198 cm', 'CC-POR-198', '2480.00', 3],
      ['226 cm', 'CC-POR-226', '2790.00', 2],
    ]),
  },
  {
    slug: 'lowell-tufted-sofa',
    title: 'Lowell tufted sofa',
    description:
      'Deep buttoning, rolled arms, turned legs: the sofa that makes a rented room look settled. Covered in a grey linen-cotton that hides crumbs and cat hair well. Delivered upstairs by two people.',
    category: 'furniture',
    pictures: [photo('nathan-fertig-249917')],
    ...choice('Fabric', [
      ['Dove linen', 'CC-LOW-DV', '1690.00', 4],
      ['Slate linen', 'CC-LOW-SL', '1690.00', 1],
    ]),
  },
  {
    slug: 'skein-side-table',
    title: 'Skein bedside table',
    description:
      'A white top the size of a book and a lamp, on three oak legs dipped in paint at the ankle. The legs screw in by hand. Holds 12 kg.',
    category: 'furniture',
    pictures: [photo('benjamin-voros-310026')],
    ...choice('Size', [
      ['40 cm', 'CC-SKE-40', '96.00', 22],
      ['50 cm', 'CC-SKE-50', '118.00', 9],
    ]),
  },
  {
    slug: 'twin-bell-alarm-clock',
    title: 'Twin-bell alarm clock',
    description:
      'A quartz movement in an old-fashioned case, with a real hammer between two steel bells. Luminous hands, a silent sweep, one AA battery. It wakes you, and probably the neighbours.',
    category: 'decor',
    pictures: [
      photo('benjamin-voros-310026', 'A black twin-bell alarm clock on a white bedside table', {
        left: 0.36,
        top: 0.27,
        width: 0.54,
        height: 0.42,
      }),
    ],
    ...one('CC-BELL', '34.00', 41),
  },
  {
    slug: 'pilot-chair-yellow',
    title: 'Pilot chair, signal yellow',
    description:
      'A stacking chair for kitchens and meeting rooms: a wipe-clean shell on a bent steel frame in the same colour. Twelve stack on a trolley. Rated for 150 kg and outdoor use under a roof.',
    category: 'furniture',
    pictures: [
      photo('jean-philippe-delberghe-1400011', 'A signal-yellow chair on thin steel legs', {
        left: 0.22,
        top: 0.38,
        width: 0.5,
        height: 0.55,
      }),
      photo('jean-philippe-delberghe-1400011'),
    ],
    ...one('CC-PIL-YL', '179.00', 26),
  },
  {
    slug: 'pilot-chair-lichen',
    title: 'Pilot chair, lichen grey',
    description:
      'The same shell and frame as the yellow one, in a green-grey that goes with everything. Sold singly, so buy the number you need. Rubber glides included.',
    category: 'furniture',
    pictures: [
      photo('jean-philippe-delberghe-1400011', 'A grey-green chair beside a yellow one', {
        left: 0.5,
        top: 0.4,
        width: 0.5,
        height: 0.55,
      }),
    ],
    ...one('CC-PIL-LI', '179.00', 3),
  },
  {
    slug: 'beck-workshop-stool',
    title: 'Beck workshop stool',
    description:
      'A tall stool of limewashed pine with a hand slot in the seat. Light enough to carry with one finger, strong enough to stand on. Seat height 65 cm.',
    category: 'furniture',
    pictures: [photo('ruslan-bardash-351288')],
    ...choice('Finish', [
      ['Limewash', 'CC-BEC-LM', '88.00', 90],
      ['Oiled', 'CC-BEC-OL', '92.00', 11],
    ]),
  },
  {
    slug: 'cafe-bentwood-chair',
    title: 'Café bentwood chair',
    description:
      'Steam-bent beech under three coats of white lacquer. We buy these from a workshop that has made the same chair for ninety years. The balloon is not included.',
    category: 'furniture',
    pictures: [photo('florian-klauer-14840')],
    ...choice('Colour', [
      ['White', 'CC-CAF-WH', '124.00', 19],
      ['Natural', 'CC-CAF-NA', '116.00', 8],
    ]),
  },
  {
    slug: 'dome-pendant-white',
    title: 'Dome pendant lamp',
    description:
      'A spun aluminium shade, matt outside and bright inside, on a two-metre fabric cable. Takes an E26 bulb up to 60 W. Hang it 70 cm above a table and it lights four plates and no eyes.',
    category: 'lighting',
    pictures: [photo('pierre-chatel-innocenti-483198', undefined, { left: 0.1, top: 0, width: 0.62, height: 0.9 })],
    ...choice('Colour', [
      ['White', 'CC-DOM-WH', '139.00', 12],
      ['Ink blue', 'CC-DOM-IN', '139.00', 5],
      ['Brick', 'CC-DOM-BR', '139.00', 0],
    ]),
  },
  {
    slug: 'guardian-lion',
    title: 'Guardian lion, carved stone',
    description:
      'Carved in blue-grey limestone, 38 cm high, 21 kg. Meant for a doorstep or a garden wall, where a winter or two will only improve it. Each one differs a little in the curl of the mane.',
    category: 'decor',
    pictures: [photo('vincent-liu-525429', undefined, { left: 0.2, top: 0.15, width: 0.5, height: 0.85 })],
    ...one('CC-LION', '420.00', 2),
  },
  {
    slug: 'teal-velvet-cushion',
    title: 'Velvet cushion, lagoon',
    description:
      'Cotton velvet in a blue-green that changes with the hour. Feather inner, hidden zip, 45 by 45 cm. Wash at thirty, dry flat, brush the pile one way.',
    category: 'cushions',
    pictures: [
      photo('nathan-fertig-249917', 'Blue-green velvet cushions on a grey sofa', {
        left: 0.14,
        top: 0.42,
        width: 0.36,
        height: 0.42,
      }),
    ],
    ...one('CC-VEL-45', '48.00', 33),
  },
  {
    slug: 'oak-coffee-table',
    title: 'Long oak coffee table',
    description:
      'Solid white oak with rounded corners, 120 by 45 cm and low enough to put your feet on. Finished with hard-wax oil that you can renew yourself with a cloth. Ships flat.',
    category: 'furniture',
    pictures: [
      photo('nathan-fertig-249917', 'A long white and oak coffee table before a sofa', {
        left: 0.2,
        top: 0.55,
        width: 0.6,
        height: 0.45,
      }),
    ],
    ...choice('Length', [
      ['120 cm', 'CC-OAK-120', '460.00', 60],
      ['140 cm', 'CC-OAK-140', '520.00', 4],
    ]),
  },
  {
    slug: 'home-visit',
    title: 'Room plan, one hour by video',
    description:
      'Send three photos and a rough sketch; we send back a floor plan with furniture to scale and two lists, one frugal and one not. The price comes off any order over $1,000.',
    category: 'services',
    pictures: [],
    ...one('CC-PLAN', '75.00', 20),
  },
];

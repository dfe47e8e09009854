import type { WorldProduct } from '../shape';
import { choice, choices, one, photo } from '../write';

/** Mirqab Electronics, Dubai: tested computers and parts. Dirhams. */
export const mirqabProducts: readonly WorldProduct[] = [
  {
    slug: 'usb-cable-braided',
    title: 'USB-A cable, two metres',
    description:
      'A cable we trust with our own phones: 2.4 A, ends moulded twice, tested to ten thousand bends. White only, because you can then see when it is time for a new one.',
    category: 'accessories',
    pictures: [photo('adam-birkett-239153')],
    ...choice('Length', [
      ['1 m', 'MQ-USB-1', '29.00', 140],
      ['2 m', 'MQ-USB-2', '39.00', 95],
    ]),
  },
  {
    slug: 'ultrawide-34-curved',
    title: '34-inch curved ultrawide monitor',
    description:
      '3440 × 1440 at 100 Hz with a gentle curve, one USB-C cable for picture, data and 65 W of charging. We run each one for a night and return any with a dead pixel, so that you do not have to.',
    category: 'computers',
    pictures: [photo('alexandru-acea-686569')],
    ...one('MQ-UW34', '2190.00', 8),
  },
  {
    slug: 'studio-display-27',
    title: '27-inch display for colour work',
    description:
      'A matt panel calibrated in our workshop, report included, delta E under 1.5. Height, tilt and pivot adjust with one hand. Three years of on-site exchange in the Emirates.',
    category: 'computers',
    pictures: [photo('daniel-korpai-1302051')],
    ...one('MQ-DSP27', '1849.00', 5),
  },
  {
    slug: 'low-profile-keyboard-white',
    title: 'Low-profile wireless keyboard',
    description:
      'Aluminium top, scissor keys with a short sure stroke, Arabic and English legends. Pairs with three machines and switches with one key. Two months per charge.',
    category: 'accessories',
    pictures: [
      photo('daniel-korpai-1302051', 'A slim keyboard under blue light', {
        left: 0.18,
        top: 0.66,
        width: 0.72,
        height: 0.32,
      }),
    ],
    ...choice('Layout', [
      ['Arabic / English', 'MQ-KLP-AR', '249.00', 30],
      ['French', 'MQ-KLP-FR', '249.00', 7],
    ]),
  },
  {
    slug: 'laptop-14-renewed',
    title: '14-inch laptop, renewed',
    description:
      'Two-year-old business machines with a fresh battery and new thermal paste. Every port is tested, every key pressed, the drive wiped and certified. You get the test sheet with the machine.',
    category: 'computers',
    pictures: [photo('derick-david-409858')],
    ...choices(
      'MQ-LAP14',
      2490,
      [
        {
          name: 'Memory',
          values: [
            ['16 GB', '16', 0],
            ['32 GB', '32', 380],
          ],
        },
        {
          name: 'Storage',
          values: [
            ['512 GB', '512', 0],
            ['1 TB', '1T', 260],
          ],
        },
        {
          name: 'Keyboard',
          values: [
            ['Arabic', 'AR', 0],
            ['English', 'EN', 0],
          ],
        },
      ],
      [6, 9, 2, 4, 3, 0, 1, 5],
    ),
  },
  {
    slug: 'tower-green',
    title: 'Workstation tower, glass side',
    description:
      'Sixteen cores, 64 GB, a quiet pair of 140 mm fans. Built to order in Al Quoz in three days and stress-tested for one more. The green light has an off switch.',
    category: 'computers',
    pictures: [photo('florian-olivo-1166419')],
    ...choice('Graphics', [
      ['12 GB card', 'MQ-TWR-12', '6890.00', 3],
      ['16 GB card', 'MQ-TWR-16', '8490.00', 2],
    ]),
  },
  {
    slug: 'mechanical-keyboard-caps',
    title: 'Mechanical keyboard with coloured caps',
    description:
      'A tenkeyless board with tactile switches and thick PBT caps that never shine. The coloured set lets you mark the keys you use. Hot-swap sockets, cable detaches.',
    category: 'accessories',
    pictures: [photo('juan-gomez-674574')],
    ...choice('Switches', [
      ['Tactile', 'MQ-MEC-T', '459.00', 11],
      ['Linear', 'MQ-MEC-L', '459.00', 13],
      ['Silent', 'MQ-MEC-S', '489.00', 4],
    ]),
  },
  {
    slug: 'drawing-tablet-11',
    title: '11-inch tablet for notes and drawing',
    description:
      "A laminated screen with no gap under the pencil and 120 Hz. Good for a sketchbook's worth of work between charges. Screen protector fitted before it leaves, free.",
    category: 'computers',
    pictures: [photo('kelly-sikkema-685291')],
    ...choice('Storage', [
      ['128 GB', 'MQ-TAB-128', '2199.00', 10],
      ['256 GB', 'MQ-TAB-256', '2599.00', 6],
    ]),
  },
  {
    slug: 'white-stylus',
    title: 'White stylus with tilt',
    description:
      "Feels the angle of your hand as well as the pressure. Charges on the tablet's edge and holds by magnet. Two spare tips in the box.",
    category: 'accessories',
    pictures: [
      photo('kelly-sikkema-685291', 'A white stylus on pale boards', {
        left: 0.08,
        top: 0.25,
        width: 0.35,
        height: 0.62,
      }),
    ],
    ...one('MQ-PEN', '389.00', 19),
  },
  {
    slug: 'memory-ddr4-16',
    title: 'Memory module, 16 GB',
    description:
      'DDR4 at 3200 MHz, gold contacts, lifetime guarantee from the maker. Tell us your machine in the order note and we check that it fits before we ship.',
    category: 'computers',
    pictures: [photo('liam-briese-1128307')],
    ...choice('Kind', [
      ['Desktop', 'MQ-RAM-D', '169.00', 44],
      ['Laptop', 'MQ-RAM-L', '175.00', 51],
    ]),
  },
  {
    slug: 'wireless-mouse-grey',
    title: 'Wireless mouse, graphite',
    description:
      'Three buttons and a wheel that clicks when you want it to and spins when you do not. A receiver smaller than a fingernail, a year on one battery. Fits either hand.',
    category: 'accessories',
    pictures: [photo('oscar-ivan-esquivel-arteaga-687447')],
    ...one('MQ-MOUSE', '89.00', 72),
  },
  {
    slug: 'network-cable-red',
    title: 'Network cable, red, shielded',
    description:
      'Category 6A, for ten gigabits over a whole floor. The boot bends without a kink and the clip survives being pulled. Red, so that nobody unplugs it.',
    category: 'accessories',
    pictures: [photo('thomas-q-1229169')],
    ...choice('Length', [
      ['1 m', 'MQ-NET-1', '19.00', 120],
      ['5 m', 'MQ-NET-5', '35.00', 88],
      ['15 m', 'MQ-NET-15', '69.00', 26],
    ]),
  },
  {
    slug: 'hard-drive-8tb',
    title: 'Hard drive, 8 TB, for storage servers',
    description:
      'A helium drive rated for running day and night. Shipped in a moulded case, never in an envelope. Photographed here with its back open, which yours will not be.',
    category: 'computers',
    pictures: [photo('vincent-botta-736919')],
    ...one('MQ-HDD-8', '749.00', 9),
  },
];

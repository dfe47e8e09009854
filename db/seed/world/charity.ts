import type { WorldPage } from './shape';
import { photo } from './write';

/** The charity of the demo world: a page that sells nothing. */
export const charity: WorldPage = {
  handle: 'root-and-branch',
  name: 'Root & Branch',
  kind: 'plants',
  about:
    'We plant trees in schoolyards that are asphalt today: dug with the children, watered by them for two summers, and counted every autumn.',
  country: 'US',
  currency: 'USD',
  languages: ['en'],
  owners: ['rania'],
  logo: { paper: '#3d5a3a', ink: '#f4ead2' },
  cover: photo('neslihan-gunaydin-3493'),
  delivery: { price: '0.00', days: [1, 5], countries: ['US'] },
  tax: { basisPoints: 0, inclusive: false },
  legal: {
    name: 'Root & Branch Foundation',
    address: '2310 SE Salmon Street, Portland, OR 97214, United States',
    email: 'hello@root-and-branch.example',
    returns: 'A donation can be given back within thirty days: write to us.',
  },
  openedDaysAgo: 220,
  products: [],
};

/** Where buyers of the demo world fetch what they bought, by the handle of the page. */
export const pickups = {
  'cedar-and-co': {
    ...{ name: 'Cannery showroom', line1: '908 NW 14th Avenue', city: 'Portland', region: 'OR', postalCode: '97209' },
    ...{ hours: 'Tuesday to Saturday, 10 to 6', days: 1 },
  },
};

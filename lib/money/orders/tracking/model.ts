/** Where a carrier says how far a parcel is: addresses of those that are known, and nothing of any other. */

const trackers: readonly [RegExp, string][] = [
  [/^usps/i, 'https://tools.usps.com/go/TrackConfirmAction?tLabels='],
  [/^ups/i, 'https://www.ups.com/track?tracknum='],
  [/^fed ?ex/i, 'https://www.fedex.com/fedextrack/?trknbr='],
  [/^dhl/i, 'https://www.dhl.com/global-en/home/tracking.html?tracking-id='],
  [/^aramex/i, 'https://www.aramex.com/track/results?ShipmentNumber='],
  [/^(la poste|colissimo|chronopost)/i, 'https://www.laposte.fr/outils/suivre-vos-envois?code='],
  [/^(japan post|yu-?pack)/i, 'https://trackings.post.japanpost.jp/services/srv/search/direct?locale=en&reqCodeNo1='],
];

/** The carrier's own page for a parcel, or null for carriers we do not know or without a code. */
export function trackingUrl(carrier: string, trackingCode: string): string | null {
  const known = trackers.find(([name]) => name.test(carrier))?.[1];
  return known && trackingCode ? known + encodeURIComponent(trackingCode) : null;
}

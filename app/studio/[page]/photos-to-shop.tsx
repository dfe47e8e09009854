/** Three photographs settling under the arch of the hall. */
export function PhotosToShop() {
  return (
    <svg width="148" height="108" viewBox="0 0 148 108" fill="none" aria-hidden="true">
      <path d="M30 106V62a44 44 0 0 1 88 0v44" className="fill-sunken" />
      <rect
        x="12"
        y="26"
        width="44"
        height="56"
        rx="6"
        transform="rotate(-9 12 26)"
        className="fill-surface stroke-edge"
        strokeWidth="2"
      />
      <rect
        x="92"
        y="18"
        width="44"
        height="56"
        rx="6"
        transform="rotate(8 92 18)"
        className="fill-surface stroke-edge"
        strokeWidth="2"
      />
      <rect x="51" y="30" width="48" height="60" rx="6" className="fill-paper stroke-ink" strokeWidth="2" />
      <path
        d="m57 78 12-16 9 11 5-6 10 13"
        className="stroke-ink"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="84" cy="48" r="5" className="fill-teal" />
      <path d="M8 106h132" className="stroke-edge" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}

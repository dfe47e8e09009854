/** Souk's mark: the arch of a market hall with a door standing open. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path
        d="M4 28V15.5C4 8.6 9.4 3.5 16 3.5s12 5.1 12 12V28h-6.5V15.8c0-3.3-2.4-5.8-5.5-5.8s-5.5 2.5-5.5 5.8V28H4Z"
        fill="currentColor"
      />
      <circle cx="16" cy="17" r="2" fill="currentColor" />
    </svg>
  );
}

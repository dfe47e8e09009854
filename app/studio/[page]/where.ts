/** A place of the studio as its bars show it: its address, and others it is lit for. */
export type PlaceLink = {
  href: string;
  label: string;
  /** For the place whose address all others begin with. */
  exact?: boolean;
  also?: readonly string[];
};

/** Whether an address is this place, or somewhere below it. */
export function isAt(pathname: string, { href, exact = false, also = [] }: Omit<PlaceLink, 'label'>): boolean {
  return (
    pathname === href ||
    (!exact && pathname.startsWith(`${href}/`)) ||
    also.some((one) => pathname === one || pathname.startsWith(`${one}/`))
  );
}

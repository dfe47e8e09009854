/** Nothing pays where the slot does not belong. */
export default function NoPay() {
  return null;
}

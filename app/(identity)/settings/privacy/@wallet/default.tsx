/** Nothing of money stands where the slot does not belong. */
export default function NoMoney() {
  return null;
}

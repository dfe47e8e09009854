/** Nothing to pay where no product is shown. */
export default function NoPay() {
  return null;
}

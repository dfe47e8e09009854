/** No orders where no conversation is shown. */
export default function NoOrders() {
  return null;
}

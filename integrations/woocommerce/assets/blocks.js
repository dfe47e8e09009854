/** Souk Pay in the cart and checkout blocks: a line among the ways to pay, and a button above them. Both submit the checkout; the server sends the shopper on. */
(() => {
  const { registerPaymentMethod, registerExpressPaymentMethod } = window.wc.wcBlocksRegistry;
  const { createElement } = window.wp.element;
  const { decodeEntities } = window.wp.htmlEntities;
  const said = window.wc.wcSettings.getSetting('souk_pay_data', null);
  if (!said) return;
  const title = decodeEntities(said.title);
  const Description = () => createElement('p', null, decodeEntities(said.description));
  const Label = ({ components: { PaymentMethodLabel } }) => createElement(PaymentMethodLabel, { text: title });

  /** Chooses Souk Pay and submits: `onClick` tells the block which method is active, `onSubmit` sends the form. */
  const Express = ({ onClick, onSubmit, buttonAttributes }) => {
    const press = () => {
      onClick?.();
      onSubmit?.();
    };
    const style = { minHeight: `${Math.max(44, Number(buttonAttributes?.height) || 48)}px`, width: '100%' };
    const look = { type: 'button', className: 'wp-element-button souk-pay-express', style };
    return createElement('button', { ...look, onClick: press }, said.button);
  };

  const supports = { features: said.supports };
  const canMakePayment = () => true;
  const name = 'souk_pay';
  registerPaymentMethod({
    ...{ name, ariaLabel: title, canMakePayment, supports },
    ...{ label: createElement(Label), content: createElement(Description), edit: createElement(Description) },
  });
  registerExpressPaymentMethod({
    ...{ name: 'souk_pay_express', title, gatewayId: name, paymentMethodId: name, canMakePayment, supports },
    ...{ content: createElement(Express), edit: createElement(Express) },
  });
})();

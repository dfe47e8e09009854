<?php
declare(strict_types=1);

use Automattic\WooCommerce\Blocks\Payments\Integrations\AbstractPaymentMethodType;

defined( 'ABSPATH' ) || exit;

/** Souk Pay in the cart and checkout blocks. The script is handed words, never a key. */
final class Souk_Pay_Blocks extends AbstractPaymentMethodType {
	protected $name = 'souk_pay';

	private ?Souk_Pay_Gateway $gateway = null;

	public function initialize(): void {
		$this->settings = get_option( 'woocommerce_souk_pay_settings', array() );
		$this->gateway  = new Souk_Pay_Gateway();
	}

	public function is_active(): bool {
		return null !== $this->gateway && $this->gateway->is_available();
	}

	/** @return string[] */
	public function get_payment_method_script_handles(): array {
		$needs = array( 'wc-blocks-registry', 'wc-settings', 'wp-element', 'wp-html-entities' );
		wp_register_script( 'souk-pay-blocks', plugins_url( 'assets/blocks.js', SOUK_PAY_FILE ), $needs, '0.1.0', true );
		return array( 'souk-pay-blocks' );
	}

	/** @return array<string, mixed> */
	public function get_payment_method_data(): array {
		return array(
			'title'       => $this->gateway->title,
			'description' => $this->gateway->description,
			'button'      => __( 'Pay with Souk', 'souk-pay' ),
			'supports'    => $this->gateway->supports,
		);
	}
}

<?php
/**
 * Plugin Name: Souk Pay for WooCommerce
 * Description: Shoppers pay with the card or PayPal account stored in their Souk wallet. Built to the published contract, not certified.
 * Version: 0.1.0
 * Requires at least: 6.4
 * Requires PHP: 8.0
 * Requires Plugins: woocommerce
 * WC requires at least: 8.2
 * License: GPL-2.0-or-later
 * Text Domain: souk-pay
 * Domain Path: /languages
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

const SOUK_PAY_FILE = __FILE__;

// Orders are read and written as objects only, so both ways in which WooCommerce keeps them will do.
add_action(
	'before_woocommerce_init',
	static function (): void {
		if ( class_exists( '\Automattic\WooCommerce\Utilities\FeaturesUtil' ) ) {
			\Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility( 'custom_order_tables', SOUK_PAY_FILE, true );
			\Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility( 'cart_checkout_blocks', SOUK_PAY_FILE, true );
		}
	}
);

add_action(
	'plugins_loaded',
	static function (): void {
		load_plugin_textdomain( 'souk-pay', false, dirname( plugin_basename( SOUK_PAY_FILE ) ) . '/languages' );
		if ( ! class_exists( 'WC_Payment_Gateway' ) ) {
			return;
		}
		foreach ( array( 'money', 'refused', 'api', 'message', 'pay-order', 'gateway', 'follow', 'doors' ) as $part ) {
			require_once __DIR__ . "/includes/class-souk-pay-$part.php";
		}
		add_filter( 'woocommerce_payment_gateways', static fn ( array $known ): array => array( ...$known, 'Souk_Pay_Gateway' ) );
		Souk_Pay_Doors::open();
	}
);

add_action(
	'woocommerce_blocks_loaded',
	static function (): void {
		if ( ! class_exists( '\Automattic\WooCommerce\Blocks\Payments\Integrations\AbstractPaymentMethodType' ) ) {
			return;
		}
		require_once __DIR__ . '/includes/class-souk-pay-blocks.php';
		add_action( 'woocommerce_blocks_payment_method_type_registration', static fn ( $registry ) => $registry->register( new Souk_Pay_Blocks() ) );
	}
);

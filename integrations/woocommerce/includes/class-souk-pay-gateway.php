<?php
declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

/** Souk Pay among the ways to pay of a shop. The shop never sees a card: the shopper pays in a window of Souk and comes back with a code. */
class Souk_Pay_Gateway extends WC_Payment_Gateway {
	public const ID = 'souk_pay';

	/** Seconds an order must still be payable for, to be shown again. */
	private const STILL_PAYABLE = 300;

	public function __construct() {
		$this->id                 = self::ID;
		$this->method_title       = __( 'Souk Pay', 'souk-pay' );
		$this->method_description = __( 'Shoppers pay with the card or PayPal account stored in their Souk wallet.', 'souk-pay' );
		$this->has_fields         = false;
		$this->supports           = array( 'products', 'refunds' );
		$this->init_form_fields();
		$this->init_settings();
		$this->title       = $this->get_option( 'title' );
		$this->description = $this->get_option( 'description' );
		add_action( 'woocommerce_update_options_payment_gateways_' . $this->id, array( $this, 'process_admin_options' ) );
	}

	/** What the owner sets. */
	public function init_form_fields(): void {
		$this->form_fields = array(
			'enabled'     => array( 'type' => 'checkbox', 'title' => __( 'Enable', 'souk-pay' ), 'label' => __( 'Offer Souk Pay', 'souk-pay' ), 'default' => 'no' ),
			'title'       => array( 'type' => 'safe_text', 'title' => __( 'Title', 'souk-pay' ), 'default' => __( 'Souk Pay', 'souk-pay' ) ),
			'description' => array( 'type' => 'textarea', 'title' => __( 'Description', 'souk-pay' ), 'default' => __( 'You pay in a window of Souk, without typing your card again.', 'souk-pay' ) ),
			'souk'        => array( 'type' => 'url', 'title' => __( 'Address of Souk', 'souk-pay' ), 'default' => '' ),
			'mode'        => array(
				'type'    => 'select',
				'title'   => __( 'Mode', 'souk-pay' ),
				'default' => 'test',
				'options' => array( 'test' => __( 'Test: no money moves', 'souk-pay' ), 'live' => __( 'Live', 'souk-pay' ) ),
			),
			'test_key'    => array( 'type' => 'password', 'title' => __( 'Secret key for tests', 'souk-pay' ), 'default' => '' ),
			'live_key'    => array( 'type' => 'password', 'title' => __( 'Secret key', 'souk-pay' ), 'default' => '' ),
			'capture'     => array(
				'type'    => 'select',
				'title'   => __( 'The money is taken', 'souk-pay' ),
				'default' => 'automatic',
				'options' => array(
					'automatic' => __( 'at once', 'souk-pay' ),
					'manual'    => __( 'when the order is set to processing or completed, within seven days', 'souk-pay' ),
				),
			),
		);
	}

	/** Keeps the settings, and asks Souk to tell this shop what happens. A key that opens nothing, or is of the other mode, is told at once. */
	public function process_admin_options(): bool {
		$saved = parent::process_admin_options();
		$this->init_settings();
		$mode = $this->get_option( 'mode' );
		if ( '' === $this->key() ) {
			return $saved;
		}
		if ( ! str_starts_with( $this->key(), "sk_{$mode}_" ) ) {
			$this->say_wrong( __( 'The secret key is not one of this mode.', 'souk-pay' ) );
			return $saved;
		}
		try {
			update_option( "souk_pay_hook_$mode", $this->api()->hook_secret( WC()->api_request_url( 'souk_pay_hook' ) ), false );
		} catch ( Souk_Pay_Refused $refused ) {
			/* translators: %s: what Souk answered */
			$this->say_wrong( sprintf( __( 'Souk did not take these settings: %s', 'souk-pay' ), $refused->getMessage() ) );
		}
		return $saved;
	}

	private function say_wrong( string $sentence ): void {
		WC_Admin_Settings::add_error( esc_html( $sentence ) );
	}

	private function key(): string {
		return (string) $this->get_option( $this->get_option( 'mode' ) . '_key' );
	}

	/** The API of Souk by the key of the mode that is set. */
	public function api(): Souk_Pay_Api {
		return new Souk_Pay_Api( (string) $this->get_option( 'souk' ), $this->key() );
	}

	/** Offered only with an address and a key of the mode that is set. */
	public function is_available(): bool {
		return parent::is_available() && '' !== $this->get_option( 'souk' ) && str_starts_with( $this->key(), 'sk_' . $this->get_option( 'mode' ) . '_' );
	}

	/**
	 * Asks Souk to have an order paid, and sends the shopper to its window. The verifier is made and kept here, before Souk hears of its
	 * digest: whoever reads the code on its way back can do nothing with it.
	 *
	 * @param int $order_id The order.
	 * @return array{result: string, redirect?: string}
	 */
	public function process_payment( $order_id ): array {
		$order = wc_get_order( $order_id );
		try {
			$before = $this->before( $order );
			if ( 'paid' === $before ) {
				return array( 'result' => 'success', 'redirect' => $this->get_return_url( $order ) );
			}
			if ( 'payable' !== $before ) {
				$this->ask( $order );
			}
		} catch ( Souk_Pay_Refused $refused ) {
			$order->add_order_note( esc_html( "Souk Pay: {$refused->souk_code} {$refused->getMessage()}" ) );
			wc_add_notice( __( 'Souk Pay cannot be used just now. Nothing was charged; please try again, or pay another way.', 'souk-pay' ), 'error' );
			return array( 'result' => 'failure' );
		}
		return array( 'result' => 'success', 'redirect' => $this->window( $order ) );
	}

	/** How an earlier try stands: `paid`, `payable` by what is kept, or `none`. What could still be paid of another amount is ended first. */
	private function before( WC_Order $order ): string {
		$id = (string) $order->get_meta( '_souk_pay_order' );
		if ( '' === $id ) {
			return 'none';
		}
		$known = $this->api()->order( $id );
		if ( in_array( $known['status'], array( 'authorized', 'captured' ), true ) && $known['completed_at'] ) {
			return 'paid';
		}
		$amount = Souk_Pay_Money::to_minor( $order->get_total(), $order->get_currency() );
		$is_open = in_array( $known['status'], array( 'created', 'presented' ), true );
		if ( $is_open && $known['amount'] === $amount && strtotime( $known['expires_at'] ) - time() > self::STILL_PAYABLE ) {
			return 'payable';
		}
		if ( $is_open || 'authorized' === $known['status'] ) {
			$this->api()->cancel( $id );
		}
		return 'none';
	}

	private function ask( WC_Order $order ): void {
		$secret = static fn (): string => rtrim( strtr( base64_encode( random_bytes( 32 ) ), '+/', '-_' ), '=' );
		$tries  = (int) $order->get_meta( '_souk_pay_tries' ) + 1;
		$order->update_meta_data( '_souk_pay_tries', (string) $tries );
		$order->update_meta_data( '_souk_pay_verifier', $secret() );
		$order->update_meta_data( '_souk_pay_state', $secret() );
		$order->save();
		$back = add_query_arg( 'wc_order', (string) $order->get_id(), WC()->api_request_url( 'souk_pay' ) );
		$body = Souk_Pay_Pay_Order::describe(
			$order,
			array(
				'return_url'     => $back,
				'cancel_url'     => add_query_arg( 'left', '1', $back ),
				'capture_method' => 'manual' === $this->get_option( 'capture' ) ? 'manual' : 'automatic',
				'challenge'      => self::challenge( $order ),
			)
		);
		if ( null === $body ) {
			throw new Souk_Pay_Refused( 'required', 422, __( 'The order has no amount.', 'souk-pay' ) );
		}
		$made = $this->api()->create_order( $body, "wc-{$order->get_order_key()}-$tries" );
		$order->update_meta_data( '_souk_pay_order', $made['id'] );
		$order->update_meta_data( '_souk_pay_token', $made['client_token'] );
		$order->save();
	}

	/** S256 of the verifier of an order. */
	private static function challenge( WC_Order $order ): string {
		return rtrim( strtr( base64_encode( hash( 'sha256', (string) $order->get_meta( '_souk_pay_verifier' ), true ) ), '+/', '-_' ), '=' );
	}

	/** The window of Souk; what opens it stands behind the #, which no server is sent. */
	private function window( WC_Order $order ): string {
		$handed = array(
			'token'     => (string) $order->get_meta( '_souk_pay_token' ),
			'challenge' => self::challenge( $order ),
			'state'     => (string) $order->get_meta( '_souk_pay_state' ),
		);
		return untrailingslashit( (string) $this->get_option( 'souk' ) ) . '/pay/redirect#' . http_build_query( $handed );
	}

	/**
	 * Gives money back. The key follows from what was given before, so that trying again what got no answer is the same refund, and another
	 * one of the same amount is another.
	 *
	 * @param int        $order_id The order.
	 * @param float|null $amount   In major units.
	 * @param string     $reason   Shown to the shopper.
	 * @return bool|WP_Error
	 */
	public function process_refund( $order_id, $amount = null, $reason = '' ) {
		$order = wc_get_order( $order_id );
		$id    = $order ? (string) $order->get_meta( '_souk_pay_order' ) : '';
		$minor = $order && null !== $amount ? Souk_Pay_Money::to_minor( $amount, $order->get_currency() ) : null;
		if ( '' === $id || ! $minor ) {
			return new WP_Error( 'souk_pay', __( 'There is nothing to refund by Souk Pay.', 'souk-pay' ) );
		}
		// WooCommerce has written this refund down already.
		$before = Souk_Pay_Money::to_minor( $order->get_total_refunded(), $order->get_currency() ) - $minor;
		try {
			$done = $this->api()->refund( $id, $minor, (string) $reason, "wc-refund-{$order->get_order_key()}-$before-$minor" );
		} catch ( Souk_Pay_Refused $refused ) {
			/* translators: %s: what Souk answered */
			return new WP_Error( 'souk_pay', sprintf( __( 'Souk did not refund: %s', 'souk-pay' ), $refused->getMessage() ) );
		}
		if ( 'failed' === $done['refund_status'] ) {
			return new WP_Error( 'souk_pay', __( 'The bank refused to give the money back.', 'souk-pay' ) );
		}
		if ( 'pending' === $done['refund_status'] ) {
			$order->add_order_note( __( 'Souk Pay: the refund is on its way.', 'souk-pay' ) );
		}
		return true;
	}
}

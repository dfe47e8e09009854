<?php
declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

/**
 * Where the plug-in is called: the shopper's way back, Souk's messages, the clock, and the statuses of orders. The way back is proven by the
 * state that was sent with her, a message by its signature; neither is a form of this shop, so neither has a nonce. Settings and refunds are
 * forms of WooCommerce and come by its own.
 */
final class Souk_Pay_Doors {
	public static function open(): void {
		add_action( 'woocommerce_api_souk_pay', static fn () => self::come_back( wp_unslash( $_GET ) ) );
		add_action( 'woocommerce_api_souk_pay_hook', static fn () => self::hear( self::headers(), (string) file_get_contents( 'php://input' ) ) );
		foreach ( array( 'souk_pay_ask' => 'ask', 'souk_pay_capture' => 'capture', 'souk_pay_cancel' => 'let_go' ) as $moment => $verb ) {
			add_action( $moment, static fn ( $id ) => self::on( (int) $id, $verb ) );
		}
		add_action( 'woocommerce_order_status_cancelled', static fn ( $id ) => self::on( (int) $id, 'let_go' ) );
		foreach ( array( 'processing', 'completed' ) as $status ) {
			add_action( "woocommerce_order_status_$status", static fn ( $id ) => self::on( (int) $id, 'capture' ) );
		}
	}

	private static function gateway(): Souk_Pay_Gateway {
		foreach ( WC()->payment_gateways()->payment_gateways() as $known ) {
			if ( $known instanceof Souk_Pay_Gateway ) {
				return $known;
			}
		}
		return new Souk_Pay_Gateway();
	}

	/** An order that is paid, or to be paid, with Souk; any other is none. */
	private static function order( int $id ): ?WC_Order {
		$order = wc_get_order( $id );
		return $order instanceof WC_Order && Souk_Pay_Gateway::ID === $order->get_payment_method() ? $order : null;
	}

	private static function on( int $id, string $verb ): void {
		$order = self::order( $id );
		if ( null === $order ) {
			return;
		}
		try {
			( new Souk_Pay_Follow( self::gateway() ) )->$verb( $order );
		} catch ( Souk_Pay_Refused $refused ) {
			$order->add_order_note( esc_html( "Souk Pay: {$refused->getMessage()}" ) );
		}
	}

	/**
	 * The shopper is back: with a code the order is completed, without one she is where she can try again.
	 *
	 * @param array<string, mixed> $asked The query.
	 */
	public static function come_back( array $asked ): void {
		$text  = static fn ( string $name ): string => sanitize_text_field( is_string( $asked[ $name ] ?? null ) ? $asked[ $name ] : '' );
		$order = self::order( absint( $text( 'wc_order' ) ) );
		if ( null === $order ) {
			self::away( wc_get_checkout_url() );
			return;
		}
		$state = (string) $order->get_meta( '_souk_pay_state' );
		if ( '' === $state || ! hash_equals( $state, $text( 'state' ) ) || $text( 'order' ) !== $order->get_meta( '_souk_pay_order' ) ) {
			self::away( wc_get_checkout_url() );
			return;
		}
		$gateway = self::gateway();
		try {
			( new Souk_Pay_Follow( $gateway ) )->complete( $order, $text( 'code' ) );
			if ( WC()->cart ) {
				WC()->cart->empty_cart();
			}
			self::away( $gateway->get_return_url( $order ) );
		} catch ( Souk_Pay_Refused $refused ) {
			$order->add_order_note( esc_html( "Souk Pay: {$refused->souk_code} {$refused->getMessage()}" ) );
			if ( $refused->is_passing() ) {
				wp_schedule_single_event( time() + 15, 'souk_pay_ask', array( $order->get_id() ) );
			}
			wc_add_notice( __( 'The payment was not completed, and nothing was charged. Please try again.', 'souk-pay' ), 'error' );
			self::away( $order->get_checkout_payment_url() );
		}
	}

	private static function away( string $url ): void {
		wp_safe_redirect( $url );
		self::end( 0, '' );
	}

	/** Ends a request; tests go on. */
	private static function end( int $status, string $text ): void {
		if ( 0 !== $status ) {
			status_header( $status );
			nocache_headers();
			echo esc_html( $text );
		}
		if ( ! defined( 'SOUK_PAY_TESTS' ) ) {
			exit;
		}
	}

	/** @return array<string, string> */
	private static function headers(): array {
		$given = array();
		foreach ( array( 'webhook-id', 'webhook-timestamp', 'webhook-signature' ) as $name ) {
			$given[ $name ] = (string) ( $_SERVER[ 'HTTP_' . strtoupper( strtr( $name, '-', '_' ) ) ] ?? '' );
		}
		return $given;
	}

	/**
	 * A message of Souk. It says which order to ask about; how that stands is asked anew, so neither repetition nor order of messages counts.
	 *
	 * @param array<string, string> $headers In lower case.
	 */
	public static function hear( array $headers, string $body ): void {
		$secret = (string) get_option( 'souk_pay_hook_' . self::gateway()->get_option( 'mode' ), '' );
		$said   = Souk_Pay_Message::read( $secret, $headers, $body, time() );
		if ( null === $said ) {
			self::end( 401, 'not signed' );
			return;
		}
		$id    = (string) ( $said['data']['order']['id'] ?? '' );
		$order = self::order( absint( $said['data']['order']['metadata']['wc_order'] ?? 0 ) );
		if ( null === $order || '' === $id || $id !== $order->get_meta( '_souk_pay_order' ) ) {
			self::end( 200, 'not of this shop' );
			return;
		}
		try {
			( new Souk_Pay_Follow( self::gateway() ) )->ask( $order );
		} catch ( Souk_Pay_Refused $refused ) {
			// Souk sends it again.
			self::end( 503, 'later' );
			return;
		}
		if ( 'refund.failed' === $said['type'] && $order->get_meta( '_souk_pay_failed' ) !== $headers['webhook-id'] ) {
			$order->update_meta_data( '_souk_pay_failed', $headers['webhook-id'] );
			$order->save();
			$order->add_order_note( __( 'Souk Pay: the bank refused a refund. Delete it here, and give the money back another way.', 'souk-pay' ) );
		}
		self::end( 200, 'heard' );
	}
}

<?php
declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

/** Brings an order of the shop to where its payment stands at Souk. Every way may be gone twice, and in any order. */
final class Souk_Pay_Follow {
	/** Seconds until Souk is asked again about an order that has not ended; Souk's messages are usually earlier. */
	private const PAUSES = array( 15, 60, 300, 1800, 7200, 43200 );

	/** While an order is completed its status changes: that asks for no capture. */
	private static bool $completing = false;

	public function __construct( private Souk_Pay_Gateway $gateway ) {}

	/**
	 * Completes an order by the code its shopper brought back.
	 *
	 * @throws Souk_Pay_Refused When Souk does not take it.
	 */
	public function complete( WC_Order $order, string $code ): void {
		$id = (string) $order->get_meta( '_souk_pay_order' );
		$this->apply( $order, $this->gateway->api()->complete( $id, $code, (string) $order->get_meta( '_souk_pay_verifier' ) ) );
	}

	/**
	 * Asks Souk how an order stands.
	 *
	 * @throws Souk_Pay_Refused When Souk does not say.
	 */
	public function ask( WC_Order $order ): void {
		$id = (string) $order->get_meta( '_souk_pay_order' );
		if ( '' !== $id ) {
			$this->apply( $order, $this->gateway->api()->order( $id ) );
		}
	}

	/** @param array<string, mixed> $said The pay order as Souk says it. */
	private function apply( WC_Order $order, array $said ): void {
		switch ( $said['status'] ) {
			case 'authorized':
				if ( $said['completed_at'] && $order->needs_payment() ) {
					$order->set_transaction_id( $said['id'] );
					$order->update_status( 'on-hold', __( 'Souk Pay: the money is held.', 'souk-pay' ) );
				}
				if ( 'automatic' === $said['capture_method'] ) {
					$this->ask_later( $order );
				}
				break;
			case 'captured':
			case 'partially_refunded':
			case 'refunded':
				$this->take_note( $order, $said['id'] );
				$this->follow_refunds( $order, (int) $said['amount_refunded'] );
				break;
			case 'voided':
				if ( $order->has_status( array( 'pending', 'on-hold' ) ) ) {
					$order->update_status( 'failed', __( 'Souk Pay: the shopper undid it, or the money was let go. Nothing was charged.', 'souk-pay' ) );
				}
				break;
		}
	}

	/**
	 * The money was taken. WooCommerce dates an order as paid as soon as its owner says processing, so that is no sign of it: the plug-in keeps
	 * its own, after the order is complete, so that a process that ends between the two does both again.
	 */
	private function take_note( WC_Order $order, string $id ): void {
		if ( '1' === $order->get_meta( '_souk_pay_captured' ) ) {
			return;
		}
		self::$completing = true;
		try {
			$order->payment_complete( $id );
		} finally {
			self::$completing = false;
		}
		$order->update_meta_data( '_souk_pay_captured', '1' );
		$order->save();
	}

	/** Writes down what was given back at Souk and is not known here. */
	private function follow_refunds( WC_Order $order, int $refunded ): void {
		$known = Souk_Pay_Money::to_minor( $order->get_total_refunded(), $order->get_currency() );
		if ( $refunded > $known ) {
			$amount = Souk_Pay_Money::to_major( $refunded - $known, $order->get_currency() );
			wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => $amount, 'reason' => __( 'Refunded at Souk', 'souk-pay' ), 'refund_payment' => false ) );
		}
	}

	private function ask_later( WC_Order $order ): void {
		$asked = (int) $order->get_meta( '_souk_pay_asked' );
		$order->update_meta_data( '_souk_pay_asked', (string) ( $asked + 1 ) );
		$order->save();
		if ( isset( self::PAUSES[ $asked ] ) ) {
			wp_schedule_single_event( time() + self::PAUSES[ $asked ], 'souk_pay_ask', array( $order->get_id() ) );
		}
	}

	/** The owner sets an order to processing or completed: what is held is taken. */
	public function capture( WC_Order $order ): void {
		if ( self::$completing || '1' === $order->get_meta( '_souk_pay_captured' ) ) {
			return;
		}
		$this->move( $order, 'capture', __( 'Souk Pay did not take the money: %s', 'souk-pay' ) );
	}

	/** The owner, or the shop itself, cancels an order: what is held is let go. */
	public function let_go( WC_Order $order ): void {
		$this->move( $order, 'cancel', __( 'Souk Pay did not let the money go: %s. If it was taken, refund it.', 'souk-pay' ) );
	}

	private function move( WC_Order $order, string $verb, string $otherwise ): void {
		$id = (string) $order->get_meta( '_souk_pay_order' );
		if ( '' === $id ) {
			return;
		}
		try {
			$said = $this->gateway->api()->$verb( $id );
			if ( 'captured' === $said['status'] ) {
				$this->take_note( $order, $id );
			}
		} catch ( Souk_Pay_Refused $refused ) {
			$order->add_order_note( esc_html( sprintf( $otherwise, $refused->souk_code ) ) );
			if ( $refused->is_passing() ) {
				wp_schedule_single_event( time() + 60, "souk_pay_$verb", array( $order->get_id() ) );
			}
		}
	}
}

<?php
declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

/** What Souk is asked to have paid for an order of the shop. */
final class Souk_Pay_Pay_Order {
	/**
	 * The body of `POST /pay/v1/orders`. Its parts add up to the amount to the unit; where rounding of the shop says otherwise, the order is
	 * one line.
	 *
	 * @return array<string, mixed>|null Null when the order has no amount.
	 */
	public static function describe( WC_Order $order, array $more ): ?array {
		$currency = $order->get_currency();
		$amount   = Souk_Pay_Money::to_minor( $order->get_total(), $currency );
		if ( ! $amount ) {
			return null;
		}
		return array(
			'amount'       => $amount,
			'currency'     => $currency,
			'merchant_ref' => (string) $order->get_order_number(),
			'origin'       => self::origin( home_url() ),
			'metadata'     => array( 'wc_order' => (string) $order->get_id() ),
		) + ( self::parts( $order, $amount ) ?? self::one_line( $order, $amount ) ) + $more;
	}

	/** An origin as browsers name it: without a path, and without the port its scheme has anyway. */
	public static function origin( string $url ): string {
		$parts = wp_parse_url( $url );
		$port  = $parts['port'] ?? null;
		$usual = array( 'http' => 80, 'https' => 443 )[ $parts['scheme'] ] ?? null;
		return strtolower( "{$parts['scheme']}://{$parts['host']}" ) . ( $port && $port !== $usual ? ":$port" : '' );
	}

	private static function one_line( WC_Order $order, int $amount ): array {
		/* translators: %s: number of an order */
		$title = sprintf( __( 'Order %s', 'souk-pay' ), $order->get_order_number() );
		return array( 'items' => array( array( 'title' => $title, 'quantity' => 1, 'unit_amount' => $amount ) ) );
	}

	private static function parts( WC_Order $order, int $amount ): ?array {
		$minor = static fn ( $value ): ?int => Souk_Pay_Money::to_minor( $value, $order->get_currency() );
		$items = array();
		foreach ( $order->get_items( array( 'line_item', 'fee' ) ) as $item ) {
			$total    = $minor( $item->get_total() );
			$quantity = $item->get_quantity();
			$title    = wp_strip_all_tags( $item->get_name() ) . ( $quantity > 1 ? " × $quantity" : '' );
			if ( null === $total || '' === trim( $title ) ) {
				return null;
			}
			$items[] = array( 'title' => mb_substr( $title, 0, 200 ), 'quantity' => 1, 'unit_amount' => $total );
		}
		$delivery = $minor( $order->get_shipping_total() );
		$tax      = $minor( $order->get_total_tax() );
		$sum      = array_sum( array_column( $items, 'unit_amount' ) ) + (int) $delivery + (int) $tax;
		if ( array() === $items || count( $items ) > 100 || null === $delivery || null === $tax || $sum !== $amount ) {
			return null;
		}
		return array( 'items' => $items, 'shipping_amount' => $delivery, 'tax_amount' => $tax );
	}
}

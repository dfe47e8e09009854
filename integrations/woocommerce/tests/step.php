<?php
/**
 * One request of a shop: reads what is asked from standard input, `{file, step, …}`, does it against the address of Souk in its settings, and
 * writes how the shop stands. What the shop keeps is in the file, so each step is a process of its own.
 */

declare(strict_types=1);

require __DIR__ . '/stubs.php';
require dirname( __DIR__ ) . '/souk-pay.php';
do_action( 'plugins_loaded' );

$asked      = json_decode( stream_get_contents( STDIN ), true );
Shop::$kept = is_file( $asked['file'] ) ? json_decode( file_get_contents( $asked['file'] ), true ) : Shop::$kept;
$answer     = null;
ob_start();
switch ( $asked['step'] ) {
	case 'settings':
		update_option( 'back', $asked['back'] );
		foreach ( $asked['settings'] as $name => $value ) {
			$_POST[ "woocommerce_souk_pay_$name" ] = $value;
		}
		( new Souk_Pay_Gateway() )->process_admin_options();
		break;
	case 'order':
		( new WC_Order( $asked['id'], $asked['order'] ) )->save();
		break;
	case 'pay':
		$answer = ( new Souk_Pay_Gateway() )->process_payment( $asked['id'] );
		break;
	case 'back':
		$_GET = $asked['query'];
		do_action( 'woocommerce_api_souk_pay' );
		break;
	case 'hook':
		Souk_Pay_Doors::hear( $asked['headers'], $asked['body'] );
		break;
	case 'status':
		wc_get_order( $asked['id'] )->update_status( $asked['status'] );
		break;
	case 'option':
		update_option( $asked['name'], $asked['value'] );
		break;
	case 'read':
		do_action( 'souk_pay_ask', $asked['id'] );
		break;
	case 'moment':
		foreach ( Shop::$kept['events'] as [ , $name, $with ] ) {
			do_action( $name, ...$with );
		}
		break;
	case 'refund':
		// As WooCommerce does: the refund is written down, and taken away again when it fails.
		Shop::$kept['refunds'][ $asked['id'] ][] = (float) $asked['amount'];
		$done   = ( new Souk_Pay_Gateway() )->process_refund( $asked['id'], (float) $asked['amount'], 'chipped' );
		$answer = is_wp_error( $done ) ? $done->get_error_message() : $done;
		if ( true !== $done || ( $asked['lost'] ?? false ) ) {
			array_pop( Shop::$kept['refunds'][ $asked['id'] ] );
		}
		break;
}
$said = ob_get_clean();
file_put_contents( $asked['file'], json_encode( Shop::$kept ) );
echo json_encode(
	array(
		'answer'  => $answer,
		'said'    => $said,
		'order'   => Shop::$kept['orders'][ $asked['id'] ?? 0 ] ?? null,
		'refunds' => Shop::$kept['refunds'][ $asked['id'] ?? 0 ] ?? array(),
		'to'      => Shop::$sent_to,
		'status'  => Shop::$status,
		'notices' => Shop::$notices,
		'errors'  => Shop::$errors,
		'emptied' => WC()->cart->empty,
	)
);

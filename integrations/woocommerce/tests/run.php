<?php
/** What needs no Souk: `php tests/run.php`. Ends with the number of promises kept, or says which one was not. */

declare(strict_types=1);

use Automattic\WooCommerce\Utilities\FeaturesUtil;

require __DIR__ . '/stubs.php';
require dirname( __DIR__ ) . '/souk-pay.php';
do_action( 'before_woocommerce_init' );
do_action( 'plugins_loaded' );

$kept = 0;
$same = static function ( string $promise, mixed $expected, mixed $found ) use ( &$kept ): void {
	if ( $expected !== $found ) {
		fwrite( STDERR, "$promise\n  expected " . var_export( $expected, true ) . "\n  found    " . var_export( $found, true ) . "\n" );
		exit( 1 );
	}
	++$kept;
};

// Amounts.
foreach ( array(
	array( '123.00', 'CAD', 12300 ), array( '4.35', 'USD', 435 ), array( 19.99, 'EUR', 1999 ), array( 0.07, 'USD', 7 ), array( '1000', 'JPY', 1000 ),
	array( '1.230', 'KWD', 1230 ), array( 1.1, 'KWD', 1100 ), array( '8.3333', 'USD', 833 ), array( '8.335', 'USD', 834 ), array( '1000.5', 'JPY', 1001 ),
	array( 5, 'USD', 500 ), array( '0', 'USD', 0 ), array( '-1', 'USD', null ), array( '1e3', 'USD', null ), array( '', 'USD', null ), array( '1,5', 'USD', null ),
) as [ $amount, $currency, $minor ] ) {
	$same( 'minor units of ' . var_export( $amount, true ) . " $currency", $minor, Souk_Pay_Money::to_minor( $amount, $currency ) );
}
foreach ( array( array( 12345, 'USD', '123.45' ), array( 5, 'USD', '0.05' ), array( 5, 'KWD', '0.005' ), array( 100, 'JPY', '100' ) ) as [ $minor, $currency, $major ] ) {
	$same( "major units of $minor $currency", $major, Souk_Pay_Money::to_major( $minor, $currency ) );
}

// Messages.
$secret = 'whsec_' . base64_encode( 'a secret of this test' );
$sign   = static fn ( string $id, int $at, string $body ): string => 'v1,' . base64_encode( hash_hmac( 'sha256', "$id.$at.$body", 'a secret of this test', true ) );
$body   = '{"type":"payment.captured"}';
$head   = array( 'webhook-id' => 'evt_1', 'webhook-timestamp' => '1700000000', 'webhook-signature' => 'v1,AAAA ' . $sign( 'evt_1', 1700000000, $body ) );
$read   = static fn ( array $more = array(), ?string $text = null, int $now = 1700000300, ?string $with = null ) => Souk_Pay_Message::read( $with ?? $secret, array_merge( $head, $more ), $text ?? $body, $now );
$same( 'a signed message is read, with either of two signatures', array( 'type' => 'payment.captured' ), $read() );
$same( 'another body is not', null, $read( array(), "$body " ) );
$same( 'nor another id', null, $read( array( 'webhook-id' => 'evt_2' ) ) );
$same( 'nor another time', null, $read( array( 'webhook-timestamp' => '1700000001' ) ) );
$same( 'nor one of five minutes and a second', null, $read( array(), null, 1700000301 ) );
$same( 'nor one of the future', null, $read( array(), null, 1699999699 ) );
$same( 'nor by no secret', null, $read( array(), null, 1700000300, '' ) );
$empty = 'v1,' . base64_encode( hash_hmac( 'sha256', "evt_1.1700000000.$body", '', true ) );
$same( 'nor by an empty one', null, $read( array( 'webhook-signature' => $empty ), null, 1700000300, 'whsec_' ) );

// What is asked.
$lamp  = array( 'key' => 'k', 'currency' => 'USD', 'total' => '46.20', 'shipping' => '6.20', 'items' => array( array( 'name' => '<b>Lamp</b>', 'quantity' => 2, 'total' => '40' ) ) );
$asked = static fn ( array $part = array() ) => Souk_Pay_Pay_Order::describe( new WC_Order( 7, array_merge( $lamp, $part ) ), array() );
$same( 'lines, delivery and tax add up', array( array( array( 'title' => 'Lamp × 2', 'quantity' => 1, 'unit_amount' => 4000 ) ), 620, 0, 4620 ), array( $asked()['items'], $asked()['shipping_amount'], $asked()['tax_amount'], $asked()['amount'] ) );
$same( 'what does not add up is one line', array( array( 'title' => 'Order 7', 'quantity' => 1, 'unit_amount' => 4621 ) ), $asked( array( 'total' => '46.21' ) )['items'] );
$same( 'a fee that is taken off too', 4120, $asked( array( 'total' => '41.20', 'items' => array( $lamp['items'][0], array( 'name' => 'Off', 'total' => '-5' ) ) ) )['items'][0]['unit_amount'] );
$same( 'nothing is asked for nothing', null, $asked( array( 'total' => '0' ) ) );
foreach ( array( 'https://Shop.example/wp' => 'https://shop.example', 'https://shop.example:443' => 'https://shop.example', 'http://localhost:8080/x' => 'http://localhost:8080' ) as $url => $origin ) {
	$same( "origin of $url", $origin, Souk_Pay_Pay_Order::origin( $url ) );
}

// The API: asked again under the same key, and never more than three times.
$keys          = array();
$statuses      = array( 503, 429, 201 );
Shop::$answer = static function ( string $url, array $with ) use ( &$keys, &$statuses ) {
	$keys[] = $with['headers']['Idempotency-Key'];
	return array( 'response' => array( 'code' => array_shift( $statuses ) ), 'body' => '{"id":"po_1","code":"x","title":"t"}' );
};
$api = new Souk_Pay_Api( 'https://souk.example/', 'sk_test_x', 0 );
$same( 'what got no answer is asked again', 'po_1', $api->create_order( array(), 'one-key' )['id'] );
$same( 'under the same key', array( 'one-key', 'one-key', 'one-key' ), $keys );
$statuses = array( 503, 503, 503, 201 );
try {
	$api->create_order( array(), 'k' );
	$same( 'it is not asked for ever', 'refused', 'answered' );
} catch ( Souk_Pay_Refused $refused ) {
	$same( 'it is not asked for ever', array( true, 1 ), array( $refused->is_passing(), count( $statuses ) ) );
}
Shop::$answer = static fn () => new WP_Error( 'http_request_failed', 'no answer' );

// Settings, and what is offered.
$gateway = static function ( array $settings ): Souk_Pay_Gateway {
	update_option( 'woocommerce_souk_pay_settings', $settings );
	return new Souk_Pay_Gateway();
};
$good = array( 'enabled' => 'yes', 'souk' => 'https://souk.example', 'mode' => 'test', 'test_key' => 'sk_test_x', 'title' => 'Souk Pay', 'description' => 'D' );
$same( 'offered with a key of its mode', true, $gateway( $good )->is_available() );
$same( 'not with a key of the other mode', false, $gateway( array( 'mode' => 'live', 'live_key' => 'sk_test_x' ) + $good )->is_available() );
$same( 'not without a key', false, $gateway( array( 'test_key' => '' ) + $good )->is_available() );
$same( 'not when it is off', false, $gateway( array( 'enabled' => 'no' ) + $good )->is_available() );
$gateway( $good );
foreach ( array( 'mode' => 'live', 'live_key' => 'sk_test_x' ) as $name => $value ) {
	$_POST[ "woocommerce_souk_pay_$name" ] = $value;
}
( new Souk_Pay_Gateway() )->process_admin_options();
$same( 'a key of the other mode is told', array( 'The secret key is not one of this mode.' ), Shop::$errors );
$gateway( $good );

// The way back: nothing is asked of Souk without the state that was sent.
( new WC_Order( 9, $lamp + array( 'meta' => array( '_souk_pay_state' => 'right', '_souk_pay_order' => 'po_9' ) ) ) )->save();
( new WC_Order( 10, array( 'method' => 'cod' ) + $lamp + array( 'meta' => array( '_souk_pay_state' => 'right', '_souk_pay_order' => 'po_9' ) ) ) )->save();
$asks         = 0;
Shop::$answer = static function () use ( &$asks ) {
	++$asks;
	return array( 'response' => array( 'code' => 409 ), 'body' => '{"code":"code_wrong","title":"<i>wrong</i>"}' );
};
$back = static function ( array $query ): ?string {
	Souk_Pay_Doors::come_back( $query + array( 'wc_order' => '9', 'order' => 'po_9', 'code' => 'apc_x', 'state' => 'right' ) );
	return Shop::$sent_to;
};
foreach ( array( array( 'state' => 'wrong' ), array( 'state' => '' ), array( 'state' => array( 'right' ) ), array( 'order' => 'po_8' ), array( 'wc_order' => '99' ), array( 'wc_order' => '10' ) ) as $query ) {
	$same( 'back with ' . json_encode( $query ), 'https://merchant.example/checkout/', $back( $query ) );
}
$same( 'and Souk was not asked', 0, $asks );
$same( 'a code that is refused leads to where she tries again', 'https://merchant.example/checkout/order-pay/9/?pay_for_order=true', $back( array() ) );
$same( 'what Souk says is escaped in the notes', 'Souk Pay: code_wrong &lt;i&gt;wrong&lt;/i&gt;', Shop::$kept['orders'][9]['notes'][0] );
ob_start();
Souk_Pay_Doors::hear( $head, $body );
ob_end_clean();
$same( 'a message without a secret is refused', 401, Shop::$status );

// Blocks.
do_action( 'woocommerce_blocks_loaded' );
do_action( 'woocommerce_blocks_payment_method_type_registration', new class { public function register( $one ) { Shop::$registered['block'] = $one; } } );
$block = Shop::$registered['block'];
$block->initialize();
$same( 'the block has the name of the gateway', Souk_Pay_Gateway::ID, $block->get_name() );
$same( 'and is active as it is', true, $block->is_active() );
$same( 'its script is registered', array( 'souk-pay-blocks' ), $block->get_payment_method_script_handles() );
$same( 'after what it needs', array( 'wc-blocks-registry', 'wc-settings', 'wp-element', 'wp-html-entities' ), Shop::$registered['script'][2] );
$same( 'no key is handed to it', false, str_contains( json_encode( $block->get_payment_method_data() ), 'sk_' ) );
$same( 'both ways to keep orders, and the blocks, are declared', array( 'custom_order_tables' => true, 'cart_checkout_blocks' => true ), FeaturesUtil::$declared );
$same( 'the gateway is among the others', array( 'Other', 'Souk_Pay_Gateway' ), apply_filters( 'woocommerce_payment_gateways', array( 'Other' ) ) );

echo "$kept promises kept\n";

<?php
/**
 * As much of WordPress and WooCommerce as the plug-in touches, each as its documentation has it. Options, orders and what was scheduled are
 * kept in one array, so that each request may be a process of its own, as it is in a shop.
 */

declare(strict_types=1);

namespace {
	define( 'ABSPATH', __DIR__ );
	define( 'SOUK_PAY_TESTS', true );

	/** What the stubs remember. */
	final class Shop {
		public static array $kept = array( 'options' => array(), 'orders' => array(), 'refunds' => array(), 'events' => array() );
		public static array $notices = array();
		public static ?string $sent_to = null;
		public static int $status = 0;
		public static array $errors = array();
		public static array $registered = array();
		public static array $hooks = array();
		/** Answers requests instead of the network: function(url, asked). */
		public static $answer = null;
	}

	function add_action( $name, $do, $priority = 10, $args = 1 ) { Shop::$hooks[ $name ][] = $do; }
	function add_filter( $name, $do ) { add_action( $name, $do ); }
	function do_action( $name, ...$with ) { foreach ( Shop::$hooks[ $name ] ?? array() as $do ) { $do( ...$with ); } }
	function apply_filters( $name, $value ) { foreach ( Shop::$hooks[ $name ] ?? array() as $do ) { $value = $do( $value ); } return $value; }
	function __( $text, $domain ) { if ( 'souk-pay' !== $domain ) { throw new Exception( "a text of $domain" ); } return $text; }
	function esc_html( $text ) { return htmlspecialchars( (string) $text, ENT_QUOTES ); }
	function wp_strip_all_tags( $text ) { return trim( strip_tags( (string) $text ) ); }
	function sanitize_text_field( $text ) { return trim( strip_tags( (string) $text ) ); }
	function wp_unslash( $value ) { return is_array( $value ) ? array_map( 'wp_unslash', $value ) : ( is_string( $value ) ? stripslashes( $value ) : $value ); }
	function absint( $value ) { return abs( (int) $value ); }
	function untrailingslashit( $text ) { return rtrim( $text, '/' ); }
	function wp_parse_url( $url ) { return parse_url( $url ); }
	function wp_json_encode( $value ) { return json_encode( $value ); }
	function wp_generate_uuid4() { return bin2hex( random_bytes( 16 ) ); }
	function home_url() { return Shop::$kept['options']['home'] ?? 'https://merchant.example'; }
	function plugins_url( $path, $file ) { return home_url() . "/wp-content/plugins/souk-pay/$path"; }
	function plugin_basename( $file ) { return 'souk-pay/souk-pay.php'; }
	function load_plugin_textdomain( ...$parts ) { Shop::$registered['textdomain'] = $parts; }
	function wp_register_script( ...$parts ) { Shop::$registered['script'] = $parts; }
	function get_option( $name, $otherwise = false ) { return Shop::$kept['options'][ $name ] ?? $otherwise; }
	function update_option( $name, $value, $autoload = null ) { Shop::$kept['options'][ $name ] = $value; return true; }
	function add_query_arg( $name, $value, $url ) { return $url . ( str_contains( $url, '?' ) ? '&' : '?' ) . rawurlencode( $name ) . '=' . rawurlencode( $value ); }
	function wp_safe_redirect( $url ) { Shop::$sent_to = $url; return true; }
	function status_header( $status ) { Shop::$status = $status; }
	function nocache_headers() {}
	function wp_schedule_single_event( $at, $name, $args ) { Shop::$kept['events'][] = array( $at, $name, $args ); return true; }

	class WP_Error {
		public function __construct( public string $code = '', public string $message = '' ) {}
		public function get_error_message() { return $this->message; }
	}
	function is_wp_error( $value ) { return $value instanceof WP_Error; }
	function wp_remote_retrieve_response_code( $answer ) { return $answer['response']['code']; }
	function wp_remote_retrieve_body( $answer ) { return $answer['body']; }
	function wp_remote_request( $url, $asked ) {
		if ( Shop::$answer ) {
			return ( Shop::$answer )( $url, $asked );
		}
		$lines = array();
		foreach ( $asked['headers'] as $name => $value ) { $lines[] = "$name: $value"; }
		$http = array( 'method' => $asked['method'], 'header' => $lines, 'content' => $asked['body'] ?? '', 'timeout' => $asked['timeout'], 'ignore_errors' => true, 'follow_location' => 0 );
		$body = @file_get_contents( $url, false, stream_context_create( array( 'http' => $http ) ) );
		if ( false === $body ) {
			return new WP_Error( 'http_request_failed', 'no answer' );
		}
		preg_match( '#^HTTP/\S+ (\d+)#', $http_response_header[0], $found );
		return array( 'response' => array( 'code' => (int) $found[1] ), 'body' => $body );
	}

	class WC_Payment_Gateway {
		public $id, $title, $description, $method_title, $method_description, $has_fields, $supports = array(), $form_fields = array(), $settings = array();
		public function init_settings() { $this->settings = get_option( "woocommerce_{$this->id}_settings", array() ); }
		public function get_option( $name ) { return $this->settings[ $name ] ?? $this->form_fields[ $name ]['default'] ?? ''; }
		public function process_admin_options() {
			$given = array();
			foreach ( $this->form_fields as $name => $field ) { $given[ $name ] = $_POST[ "woocommerce_{$this->id}_$name" ] ?? $this->get_option( $name ); }
			return update_option( "woocommerce_{$this->id}_settings", $given );
		}
		public function is_available() { return 'yes' === $this->get_option( 'enabled' ); }
		public function get_return_url( $order ) { return home_url() . "/checkout/order-received/{$order->get_id()}/"; }
	}
	class WC_Admin_Settings { public static function add_error( $text ) { Shop::$errors[] = $text; } }

	/** A line or a fee. */
	final class Order_Item {
		public function __construct( private array $said ) {}
		public function get_total() { return $this->said['total']; }
		public function get_quantity() { return $this->said['quantity'] ?? 1; }
		public function get_name() { return $this->said['name']; }
	}

	class WC_Order {
		public function __construct( public int $id, private array $said ) {}
		public function get_id() { return $this->id; }
		public function get_order_number() { return (string) $this->id; }
		public function get_order_key() { return "wc_order_{$this->said['key']}"; }
		public function get_currency() { return $this->said['currency']; }
		public function get_total() { return $this->said['total']; }
		public function get_shipping_total() { return $this->said['shipping'] ?? '0'; }
		public function get_total_tax() { return $this->said['tax'] ?? '0'; }
		public function get_items( $kinds ) { return array_map( fn ( $one ) => new Order_Item( $one ), $this->said['items'] ?? array() ); }
		public function get_payment_method() { return $this->said['method'] ?? 'souk_pay'; }
		public function get_meta( $name ) { return $this->said['meta'][ $name ] ?? ''; }
		public function update_meta_data( $name, $value ) { $this->said['meta'][ $name ] = $value; }
		public function save() { Shop::$kept['orders'][ $this->id ] = $this->said; }
		public function get_status() { return $this->said['status'] ?? 'pending'; }
		public function has_status( $one ) { return in_array( $this->get_status(), (array) $one, true ); }
		public function needs_payment() { return $this->has_status( array( 'pending', 'failed' ) ) && (float) $this->get_total() > 0; }
		public function set_transaction_id( $id ) { $this->said['transaction'] = $id; }
		public function get_date_paid() { return $this->said['paid'] ?? null; }
		public function add_order_note( $text ) { $this->said['notes'][] = $text; $this->save(); }
		public function get_checkout_payment_url() { return home_url() . "/checkout/order-pay/$this->id/?pay_for_order=true"; }
		public function get_total_refunded() { return array_sum( Shop::$kept['refunds'][ $this->id ] ?? array() ); }
		public function update_status( $status, $note = '' ) {
			if ( $status === $this->get_status() ) {
				return;
			}
			$this->said['status'] = $status;
			// WooCommerce dates an order as paid when it becomes one that is.
			if ( in_array( $status, array( 'processing', 'completed' ), true ) ) { $this->said['paid'] ??= time(); }
			if ( '' !== $note ) { $this->said['notes'][] = $note; }
			$this->save();
			do_action( "woocommerce_order_status_$status", $this->id );
		}
		public function payment_complete( $transaction = '' ) {
			if ( ! $this->has_status( array( 'on-hold', 'pending', 'failed', 'cancelled' ) ) ) {
				return false;
			}
			$this->said['transaction'] = $transaction;
			$this->said['completions'] = ( $this->said['completions'] ?? 0 ) + 1;
			$this->update_status( 'processing' );
			return true;
		}
	}

	function wc_get_order( $id ) { return isset( Shop::$kept['orders'][ $id ] ) ? new WC_Order( (int) $id, Shop::$kept['orders'][ $id ] ) : false; }
	function wc_add_notice( $text, $kind ) { Shop::$notices[] = array( $kind, $text ); }
	function wc_get_checkout_url() { return home_url() . '/checkout/'; }
	function wc_create_refund( $args ) { Shop::$kept['refunds'][ $args['order_id'] ][] = (float) $args['amount']; return true; }

	/** The one object of WooCommerce. */
	final class WooCommerce {
		public $cart;
		public function __construct() { $this->cart = new class { public bool $empty = false; public function empty_cart() { $this->empty = true; } }; }
		public function api_request_url( $name ) { return home_url() . ( Shop::$kept['options']['back'] ?? "/wc-api/$name/" ); }
		public function payment_gateways() { return new class { public function payment_gateways() { return array( new Souk_Pay_Gateway() ); } }; }
	}
	function WC() { static $one; return $one ??= new WooCommerce(); }
}

namespace Automattic\WooCommerce\Blocks\Payments\Integrations {
	abstract class AbstractPaymentMethodType {
		protected $name = '';
		protected $settings = array();
		public function get_name() { return $this->name; }
	}
}

namespace Automattic\WooCommerce\Utilities {
	final class FeaturesUtil {
		public static array $declared = array();
		public static function declare_compatibility( $feature, $file, $fits ) { self::$declared[ $feature ] = $fits; }
	}
}

<?php
declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

/** The pay API of Souk, by the secret key of a site. */
final class Souk_Pay_Api {
	private const VERSION = '2026-11-28';

	public function __construct( private string $souk, private string $key, private int $pause = 1 ) {}

	/** @return array<string, mixed> */
	public function create_order( array $body, string $key ): array {
		return $this->call( 'POST', 'orders', $body, $key );
	}

	/** @return array<string, mixed> */
	public function order( string $id ): array {
		return $this->call( 'GET', 'orders/' . rawurlencode( $id ) );
	}

	/** @return array<string, mixed> */
	public function complete( string $id, string $code, string $verifier ): array {
		$proof = array( 'approval_code' => $code, 'verifier' => $verifier );
		return $this->call( 'POST', 'orders/' . rawurlencode( $id ) . '/complete', $proof, "complete-$code" );
	}

	/** @return array<string, mixed> */
	public function capture( string $id ): array {
		return $this->call( 'POST', 'orders/' . rawurlencode( $id ) . '/capture', array(), "capture-$id" );
	}

	/** @return array<string, mixed> */
	public function cancel( string $id ): array {
		return $this->call( 'POST', 'orders/' . rawurlencode( $id ) . '/cancel', array(), "cancel-$id" );
	}

	/** @return array<string, mixed> */
	public function refund( string $id, int $minor, string $reason, string $key ): array {
		$body = array( 'amount' => $minor ) + ( '' === $reason ? array() : array( 'reason' => mb_substr( $reason, 0, 200 ) ) );
		return $this->call( 'POST', 'orders/' . rawurlencode( $id ) . '/refunds', $body, $key );
	}

	/** The secret of an address that is told what happens: it is said once, so of a known address another one is asked for. */
	public function hook_secret( string $url ): string {
		foreach ( $this->call( 'GET', 'webhook_endpoints' )['data'] as $known ) {
			if ( $known['url'] === $url ) {
				return $this->call( 'POST', 'webhook_endpoints/' . rawurlencode( $known['id'] ) . '/rotate_secret', array(), wp_generate_uuid4() )['secret'];
			}
		}
		return $this->call( 'POST', 'webhook_endpoints', array( 'url' => $url ), wp_generate_uuid4() )['secret'];
	}

	/**
	 * Asks, and asks again under the same key what got no answer: what is done is not done twice.
	 *
	 * @return array<string, mixed>
	 * @throws Souk_Pay_Refused When it was refused, or there was no answer.
	 */
	private function call( string $method, string $path, ?array $body = null, string $key = '' ): array {
		$headers = array( 'Authorization' => "Bearer $this->key", 'Souk-Version' => self::VERSION );
		$asked   = array( 'method' => $method, 'timeout' => 15, 'redirection' => 0, 'headers' => $headers );
		if ( 'POST' === $method ) {
			$asked['headers'] += array( 'Content-Type' => 'application/json', 'Idempotency-Key' => $key );
			// An empty array would be a list.
			$asked['body'] = wp_json_encode( array() === $body ? new stdClass() : $body );
		}
		for ( $tries = 0; ; $tries++ ) {
			$answer = wp_remote_request( untrailingslashit( $this->souk ) . "/pay/v1/$path", $asked );
			$status = is_wp_error( $answer ) ? 0 : (int) wp_remote_retrieve_response_code( $answer );
			if ( $tries < 2 && ( 0 === $status || 429 === $status || $status >= 500 ) ) {
				sleep( $this->pause << $tries );
				continue;
			}
			$said = 0 === $status ? null : json_decode( wp_remote_retrieve_body( $answer ), true );
			if ( $status >= 200 && $status < 300 && is_array( $said ) ) {
				return $said;
			}
			throw new Souk_Pay_Refused( (string) ( $said['code'] ?? '' ), $status, (string) ( $said['title'] ?? __( 'Souk did not answer.', 'souk-pay' ) ) );
		}
	}
}

<?php
declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

/** Messages of Souk, signed by Standard Webhooks. */
final class Souk_Pay_Message {
	private const TOLERANCE = 300;

	/**
	 * What a message says; null when Souk did not sign it, or not within five minutes. While a secret is exchanged there are two signatures:
	 * one that is right is enough.
	 *
	 * @param array<string, string> $headers In lower case.
	 * @return array<string, mixed>|null
	 */
	public static function read( string $secret, array $headers, string $body, int $now ): ?array {
		$id = $headers['webhook-id'] ?? '';
		$at = $headers['webhook-timestamp'] ?? '';
		if ( '' === $secret || '' === $id || ! preg_match( '/^\d{1,12}$/', $at ) || abs( $now - (int) $at ) > self::TOLERANCE ) {
			return null;
		}
		$key  = base64_decode( preg_replace( '/^whsec_/', '', $secret ), true );
		if ( false === $key || '' === $key ) {
			return null;
		}
		$mine = 'v1,' . base64_encode( hash_hmac( 'sha256', "$id.$at.$body", $key, true ) );
		foreach ( explode( ' ', $headers['webhook-signature'] ?? '' ) as $one ) {
			if ( hash_equals( $mine, $one ) ) {
				$said = json_decode( $body, true );
				return is_array( $said ) ? $said : null;
			}
		}
		return null;
	}
}

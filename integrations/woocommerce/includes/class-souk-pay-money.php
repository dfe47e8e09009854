<?php
declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

/** Amounts as WooCommerce writes them, and as Souk does. */
final class Souk_Pay_Money {
	/** Digits after the point, ISO 4217, of currencies that do not have two. */
	private const DIGITS = array(
		'BIF' => 0, 'CLP' => 0, 'DJF' => 0, 'GNF' => 0, 'ISK' => 0, 'JPY' => 0, 'KMF' => 0, 'KRW' => 0, 'PYG' => 0, 'RWF' => 0,
		'UGX' => 0, 'VND' => 0, 'VUV' => 0, 'XAF' => 0, 'XOF' => 0, 'XPF' => 0,
		'BHD' => 3, 'IQD' => 3, 'JOD' => 3, 'KWD' => 3, 'LYD' => 3, 'OMR' => 3, 'TND' => 3,
	);

	/**
	 * Whole minor units of an amount in major units, rounded half up: WooCommerce keeps more digits than a currency has. The text is never a
	 * float on the way. Null when it is no amount.
	 */
	public static function to_minor( string|int|float $amount, string $currency ): ?int {
		// A float is written with the digits it has, never as 1.0E-5.
		$text = is_float( $amount ) ? rtrim( rtrim( number_format( $amount, 6, '.', '' ), '0' ), '.' ) : (string) $amount;
		if ( ! preg_match( '/^(\d{1,12})(?:\.(\d{1,12}))?$/', $text, $parts ) ) {
			return null;
		}
		$digits   = self::DIGITS[ $currency ] ?? 2;
		$fraction = str_pad( $parts[2] ?? '', $digits + 1, '0' );
		$minor    = (int) ( $parts[1] . substr( $fraction, 0, $digits ) );
		return $minor + ( $fraction[ $digits ] >= '5' ? 1 : 0 );
	}

	/** An amount in major units, as WooCommerce takes it. */
	public static function to_major( int $minor, string $currency ): string {
		$digits = self::DIGITS[ $currency ] ?? 2;
		$text   = str_pad( (string) $minor, $digits + 1, '0', STR_PAD_LEFT );
		return 0 === $digits ? $text : substr( $text, 0, -$digits ) . '.' . substr( $text, -$digits );
	}
}

<?php
declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

/** Why Souk did not do what it was asked: a code for programs, empty when it gave no answer. */
final class Souk_Pay_Refused extends Exception {
	public function __construct( public readonly string $souk_code, public readonly int $status, string $message ) {
		parent::__construct( $message );
	}

	/** Whether the same may be asked again later: no answer, too many, busy. */
	public function is_passing(): bool {
		return 0 === $this->status || 429 === $this->status || $this->status >= 500 || in_array( $this->souk_code, array( 'order_busy', 'idempotency_key_busy' ), true );
	}
}

/** Stands here so that the framework does not find the product's own, further up. */
export function register() {}

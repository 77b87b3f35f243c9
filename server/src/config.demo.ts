/** Keys of the demo, published on purpose. Production refuses to start on them. */
export const demoKeys = {
  TOKEN_KEYS: 'demo:bGlyZW4gZGVtbyBrZXkgZm9yIGFjY2VzcyB0b2tlbnM=',
  DATA_KEYS: 'demo:bGlyZW4gZGVtbyBrZXkgZm9yIHNlYWxlZCBmaWVsZHM=',
  INDEX_KEY: 'bGlyZW4gZGVtbyBrZXkgZm9yIGJsaW5kIGluZGV4ZXM=',
}

/** The private half of the key of the demo's own votes (base64url), published on purpose so that visitors can count them. */
export const demoVoteKey = 'bGlyZW4gZGVtbyBrZXkgZm9yIHNlYWxlZCB2b3Rlcy4'

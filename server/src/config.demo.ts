/** Keys of the demo, published on purpose. Production refuses to start on them. */
export const demoKeys = {
  TOKEN_KEYS: 'demo:bGlyZW4gZGVtbyBrZXkgZm9yIGFjY2VzcyB0b2tlbnM=',
  DATA_KEYS: 'demo:bGlyZW4gZGVtbyBrZXkgZm9yIHNlYWxlZCBmaWVsZHM=',
  INDEX_KEY: 'bGlyZW4gZGVtbyBrZXkgZm9yIGJsaW5kIGluZGV4ZXM=',
}

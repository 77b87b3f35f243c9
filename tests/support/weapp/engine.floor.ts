/**
 * What the JavaScript engine of an iPhone with iOS 14 lacks, the oldest we serve (browserslist of the client), and
 * what WeChat's logic layer has nowhere. Taken out of the simulated engine, so that leaning on it fails here first.
 */
export const missing: Readonly<Record<string, readonly string[]>> = {
  // Mini-programs have WXWebAssembly instead; shared memory and Intl are not the same on all phones, so not for us.
  '': ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'Intl', 'Iterator', 'SuppressedError', 'DisposableStack'],
  '.': ['WeakRef', 'FinalizationRegistry', 'AsyncDisposableStack', 'Float16Array'],
  Array: ['fromAsync'],
  'Array.prototype': ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with'],
  ArrayBuffer: [],
  'ArrayBuffer.prototype': ['resize', 'transfer', 'transferToFixedLength', 'detached', 'resizable', 'maxByteLength'],
  'Uint8Array.__proto__.prototype': ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'with'],
  Object: ['hasOwn', 'groupBy'],
  Map: ['groupBy'],
  Promise: ['withResolvers', 'try'],
  RegExp: ['escape'],
  'String.prototype': ['at', 'isWellFormed', 'toWellFormed'],
  'Set.prototype': [
    'union',
    'intersection',
    'difference',
    'symmetricDifference',
    'isSubsetOf',
    'isSupersetOf',
    'isDisjointFrom',
  ],
}

/** A script that takes them out of the realm it runs in. */
export const floorScript = Object.entries(missing)
  .flatMap(([owner, names]) => {
    const target = owner.replace('.', '') === '' ? 'globalThis' : owner
    return names.map((name) => `delete ${target}[${JSON.stringify(name)}];`)
  })
  .join('\n')

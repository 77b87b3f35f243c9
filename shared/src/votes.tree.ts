import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes } from '@noble/hashes/utils.js'

const nodePrefix = Uint8Array.of(1)
const node = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(concatBytes(nodePrefix, left, right))

/** The largest power of two below `size`, for a size of at least two. */
const splitOf = (size: number): number => 2 ** (31 - Math.clz32(size - 1))

/** RFC 9162, 2.1.1: the root over leaves that are hashed already; of none, the hash of nothing. */
export function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array())
  let level = [...leaves]
  // An odd one out rises as it is, which splits where the recursive definition does.
  while (level.length > 1) {
    const above: Uint8Array[] = []
    for (let at = 0; at < level.length; at += 2) {
      const left = level[at] as Uint8Array
      const right = level[at + 1]
      above.push(right ? node(left, right) : left)
    }
    level = above
  }
  return level[0] as Uint8Array
}

/** What a growing tree has to remember: the roots of its full subtrees, the largest first, with how many leaves each has. */
export type Peaks = readonly { leaves: number; root: Uint8Array }[]

/** The peaks after one more leaf. */
export function grown(peaks: Peaks, leaf: Uint8Array): Peaks {
  const next = [...peaks]
  let last = { leaves: 1, root: leaf }
  while (next.at(-1)?.leaves === last.leaves) {
    const left = next.pop() as Peaks[number]
    last = { leaves: 2 * last.leaves, root: node(left.root, last.root) }
  }
  return [...next, last]
}

/** The root that `rootOf` gives for the leaves under these peaks. */
export function rootOfPeaks(peaks: Peaks): Uint8Array {
  const last = peaks.at(-1)
  if (!last) return rootOf([])
  return peaks.slice(0, -1).reduceRight((right, { root }) => node(root, right), last.root)
}

/** RFC 9162, 2.1.3.1: what leads from one leaf to the root. */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError('no such leaf')
  if (leaves.length === 1) return []
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return index < split
    ? [...inclusionProof(left, index), rootOf(right)]
    : [...inclusionProof(right, index - split), rootOf(left)]
}

/** RFC 9162, 2.1.4.1: that the tree of the first `size` leaves is the beginning of this one. */
export function consistencyProof(leaves: readonly Uint8Array[], size: number): Uint8Array[] {
  if (!Number.isInteger(size) || size < 1 || size > leaves.length) throw new RangeError('no such tree')
  return subproof(leaves, size, true)
}

function subproof(leaves: readonly Uint8Array[], size: number, isWhole: boolean): Uint8Array[] {
  if (size === leaves.length) return isWhole ? [] : [rootOf(leaves)]
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return size <= split
    ? [...subproof(left, size, isWhole), rootOf(right)]
    : [...subproof(right, size - split, false), rootOf(left)]
}

const same = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at])

export interface Inclusion {
  leaf: Uint8Array
  index: number
  size: number
  root: Uint8Array
  proof: readonly Uint8Array[]
}

/** RFC 9162, 2.1.3.2. */
export function includes({ leaf, index, size, root, proof }: Inclusion): boolean {
  if (!Number.isInteger(index) || index < 0 || index >= size) return false
  let [at, last, hash] = [index, size - 1, leaf]
  for (const step of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = node(step, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else hash = node(hash, step)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 && same(hash, root)
}

/** A tree told by how many leaves it has and by its root. */
export interface TreeHead {
  leaves: number
  root: Uint8Array
}

export interface Consistency {
  first: TreeHead
  second: TreeHead
  proof: readonly Uint8Array[]
}

/** RFC 9162, 2.1.4.2: nothing that the first tree held has vanished from the second, or changed. */
export function isConsistent({ first, second, proof }: Consistency): boolean {
  if (first.leaves < 1 || first.leaves > second.leaves) return false
  if (first.leaves === second.leaves) return proof.length === 0 && same(first.root, second.root)
  // A first tree that is full is a node of the second, and not repeated in the proof.
  const isFull = Number.isInteger(Math.log2(first.leaves))
  const [start, ...steps] = isFull ? [first.root, ...proof] : proof
  if (!start) return false
  let [at, last] = [first.leaves - 1, second.leaves - 1]
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  let [one, two] = [start, start]
  for (const step of steps) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      ;[one, two] = [node(step, one), node(step, two)]
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else two = node(two, step)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 && same(one, first.root) && same(two, second.root)
}

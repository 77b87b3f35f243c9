import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { consistencyProof, includes, inclusionProof, isConsistent, rootOf } from '@liren/shared/votes.tree'

const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex')
const sha = (...parts: Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return new Uint8Array(hash.digest())
}
const leafHash = (data: Uint8Array) => sha(Uint8Array.of(0), data)

/** The definition of RFC 9162, 2.1.1, word for word. */
function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha()
  if (leaves.length === 1) return leaves[0] as Uint8Array
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return sha(Uint8Array.of(1), naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)))
}

/** The eight leaves and the roots that implementations of Certificate Transparency test themselves with. */
const known = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const knownRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const knownLeaves = known.map((data) => leafHash(Buffer.from(data, 'hex')))

const leavesOf = (size: number) => Array.from({ length: size }, (_, at) => leafHash(Uint8Array.of(at, at >> 8)))

describe('the tree of RFC 9162', () => {
  it('has the known roots', () => {
    expect(knownRoots.map((_, size) => hex(rootOf(knownLeaves.slice(0, size))))).toEqual(knownRoots)
  })

  it('has the known proofs', () => {
    expect(inclusionProof(knownLeaves, 0).map(hex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect(consistencyProof(knownLeaves, 1).map(hex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect(consistencyProof(knownLeaves, 8)).toEqual([])
  })

  it('has the root of the definition at every size', () => {
    for (let size = 0; size <= 130; size += 1) expect(hex(rootOf(leavesOf(size)))).toBe(hex(naiveRoot(leavesOf(size))))
  })
})

/** A tree and one of its leaves, with the honest proof. */
const inclusion = fc.integer({ min: 1, max: 70 }).chain((size) =>
  fc.integer({ min: 0, max: size - 1 }).map((index) => {
    const leaves = leavesOf(size)
    const leaf = leaves[index] as Uint8Array
    return { leaf, index, size, root: rootOf(leaves), proof: inclusionProof(leaves, index) }
  }),
)

describe('a proof that a leaf is in the tree', () => {
  it('holds for every leaf, and for no other place, leaf, tree or path', () => {
    fc.assert(
      fc.property(inclusion, fc.nat(70), (honest, other) => {
        expect(includes(honest)).toBe(true)
        expect(includes({ ...honest, index: other })).toBe(other === honest.index)
        expect(includes({ ...honest, leaf: leafHash(Uint8Array.of(9, 9, 9)) })).toBe(false)
        expect(includes({ ...honest, root: sha() })).toBe(false)
        expect(includes({ ...honest, proof: [...honest.proof, sha()] })).toBe(false)
        expect(includes({ ...honest, proof: honest.proof.slice(1) })).toBe(honest.size === 1)
      }),
    )
  })

  it('is not made for a leaf that is not there', () => {
    for (const index of [-1, 3, 0.5, Number.NaN]) expect(() => inclusionProof(leavesOf(3), index)).toThrow(RangeError)
  })
})

describe('a proof that a tree only grew', () => {
  it('holds between any two sizes of one log', () => {
    for (let size = 1; size <= 40; size += 1)
      for (let before = 1; before <= size; before += 1) {
        const leaves = leavesOf(size)
        const first = { leaves: before, root: rootOf(leaves.slice(0, before)) }
        const second = { leaves: size, root: rootOf(leaves) }
        const proof = consistencyProof(leaves, before)
        expect(isConsistent({ first, second, proof })).toBe(true)
      }
  })

  it('fails when anything before was changed, dropped or swapped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.nat(), fc.nat(), (size, a, b) => {
        const before = 1 + (a % (size - 1))
        const at = b % before
        const leaves = leavesOf(size)
        const forged = leaves.map((leaf, n) => (n === at ? sha(leaf) : leaf))
        const first = { leaves: before, root: rootOf(leaves.slice(0, before)) }
        const proof = consistencyProof(forged, before)
        expect(isConsistent({ first, second: { leaves: size, root: rootOf(forged) }, proof })).toBe(false)
        const honest = { leaves: size, root: rootOf(leaves) }
        expect(isConsistent({ first, second: honest, proof: proof.slice(1) })).toBe(false)
        expect(isConsistent({ first: honest, second: first, proof })).toBe(false)
      }),
    )
    for (const size of [0, 4, 1.5]) expect(() => consistencyProof(leavesOf(3), size)).toThrow(RangeError)
  })
})

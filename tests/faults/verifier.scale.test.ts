import { performance } from 'node:perf_hooks'
import { exportNames, pack } from '../support/votes.archive.ts'
import { again, big } from '../support/votes.forgeries.ts'
import { codeOf } from '../support/votes.signing.ts'
import { seeded, tellStory } from '../support/votes.story.ts'
import { bodyOf, entryOf, forged, withBody } from '../support/votes.tampering.ts'
import { verify } from '../support/votes.verifier.ts'

/** How many bits are flipped, stories told, and heads a town has; the long run is a command (README). */
const flips = Number(process.env['VOTE_FLIPS'] ?? 240)
const stories = Number(process.env['VOTE_STORIES'] ?? 25)
const town = Number(process.env['VOTE_HEADS'] ?? 400)
const seed = Number(process.env['VOTE_SEED'] ?? 1)

describe('a verifier', () => {
  test(`refuses every one of ${String(flips)} flipped bits, on the wire or in a file that was packed again`, () => {
    const random = seeded(seed)
    const story = tellStory({ seed, heads: 8 })
    expect(verify(story.zip, { counting: story.counting }).ok).toBe(true)
    const flip = (bytes: Buffer) => {
      const flipped = Buffer.from(bytes)
      const at = random.below(flipped.length)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8))
      return flipped
    }
    const ways = [
      () => verify(flip(story.zip)),
      // A forger packs the archive anew, with a manifest that fits.
      () => {
        const name = random.pick(exportNames)
        return verify(pack({ ...story.files, [name]: flip(Buffer.from(story.files[name])) }, story))
      },
      () => verify(story.zip, { counting: flip(story.counting) }),
      () => {
        const ballot = random.pick(story.signed.filter(({ size }) => story.entries[size - 1]?.kind === 'ballot'))
        const bytes = flip(Buffer.from(codeOf(ballot).slice(4), 'base64url'))
        return verify(story.zip, { receipt: `LR1.${bytes.toString('base64url')}` })
      },
    ]
    const missed = Array.from({ length: flips }, (_, at) => [at, ways[at % ways.length]?.()] as const)
      // A file may be of a version that nobody knows, after a flip.
      .filter(([, report]) => report?.exit !== 1 && report?.exit !== 3)
    expect(missed).toEqual([])
  })

  test(`comes to the same count as the product, in ${String(stories)} decisions by all policies`, () => {
    const wrong = Array.from({ length: stories }, (_, at) => {
      const story = tellStory({ seed: seed * 1_000 + at, sign: 'few' })
      return { at, policy: story.policy, first: verify(story.zip, { counting: story.counting }).first }
    })
    expect(wrong.filter(({ first }) => first !== null)).toEqual([])
  })

  test('does not believe a count that moved one head', () => {
    const count = entryOf(big, 'count')
    const moved = structuredClone(bodyOf(count)['motions']) as unknown as { sums: { weight: { heads: number } }[] }[]
    const [from, to] = moved[0]?.sums ?? []
    if (from) from.weight.heads -= 1
    if (to) to.weight.heads += 1
    const entries = withBody(big.entries, count.seq, { motions: moved })
    expect(verify(forged(big, again(entries))).first).toMatchObject({ check: 20 })
  })

  test(`is done with the ballots of ${String(town)} heads, every entry signed, in time`, () => {
    const policy = { allowRevote: false, duplicatePolicy: 'FIRST_VALID' } as const
    const story = tellStory({ seed, heads: town, policy })
    const ballots = story.entries.filter(({ kind }) => kind === 'ballot').length
    expect(ballots).toBeGreaterThan(town / 2)
    const from = performance.now()
    expect(verify(story.zip, { counting: story.counting }).first).toBeNull()
    const took = performance.now() - from
    console.info(
      `${String(ballots)} ballots in ${String(story.entries.length)} entries, all signed: ${took.toFixed(0)} ms`,
    )
    // Beside other suites a second is anything; the long run is alone.
    const most = town >= 10_000 ? 5_000 : 600_000
    expect((took * 10_000) / ballots).toBeLessThan(most)
  })
})

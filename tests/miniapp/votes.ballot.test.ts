import { randomBytes } from 'node:crypto'
import { commitmentOf } from '@liren/shared/votes.audit'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import { ballotContext, publicKeyOf, readBallot, sealedLength, unseal } from '@liren/shared/votes.sealing'
import type { Motion } from '@liren/shared/votes.views'
import '../support/taro.ts'
import {
  blankBallot,
  choicesOf,
  choose,
  mayTick,
  tick,
  tickNobody,
  ticksIn,
  unanswered,
} from '../../miniapp/src/features/votes/ballot.draft.ts'
import { sealOnPhone } from '../../miniapp/src/features/votes/ballot.seal.ts'
import { ballotTexts } from '../../miniapp/src/features/votes/ballot.texts.ts'
import { saidText } from '../../miniapp/src/features/votes/ballot.words.ts'
import { voteNames } from '../../miniapp/src/lib/vote.names.ts'
import { TextEncoder as OwnEncoder } from '../../miniapp/src/platform/text.encoder.ts'
import { election, question } from '../support/votes.motions.ts'

const motions: Motion[] = [question(1, 'FUND_USE'), election(2, 2, ['甲', '乙', '丙']), question(3, 'REBUILD')]
const [first, seats, third] = motions as [Motion, Motion, Motion]

describe('a ballot while it is filled in', () => {
  it('has nothing chosen, and says what is missing in the order of the agenda', () => {
    expect(choicesOf(blankBallot, motions)).toEqual({})
    expect(unanswered(blankBallot, motions)).toEqual(motions)
    expect(unanswered(choose(blankBallot, third, 'AGAINST'), motions)).toEqual([first, seats])
  })
  it('takes one choice for a question, the last one', () => {
    const draft = choose(choose(blankBallot, first, 'FOR'), first, 'ABSTAIN')
    expect(choicesOf(draft, motions)).toEqual({ 1: 'ABSTAIN' })
  })
  it('takes as many ticks as there are seats, and hands them in smallest first', () => {
    const full = tick(tick(blankBallot, seats, 3), seats, 1)
    expect(mayTick(full, seats)).toBe(false)
    expect(ticksIn(tick(full, seats, 2), seats)).toEqual([1, 3])
    expect(choicesOf(full, motions)).toEqual({ 2: [1, 3] })
  })
  it('takes ticks back; the last one taken back is no answer again', () => {
    const none = tick(tick(blankBallot, seats, 1), seats, 1)
    expect(unanswered(none, motions)).toContain(seats)
  })
  it('can say that nobody is wanted, which is answered and yet left out', () => {
    const nobody = tickNobody(tick(blankBallot, seats, 1), seats)
    expect(unanswered(nobody, motions)).not.toContain(seats)
    expect(choicesOf(nobody, motions)).toEqual({})
    expect(ticksIn(tick(nobody, seats, 2), seats)).toEqual([2])
  })
  it('forgets answers to motions that are not on the agenda', () => {
    expect(choicesOf(choose(blankBallot, question(9, 'COVENANT'), 'FOR'), motions)).toEqual({})
  })
})

describe('a ballot in words', () => {
  const words = ballotTexts.now()
  const names = voteNames.now()
  const said = (motion: Motion, choices: Record<string, string | number[]>, blank: 'ABSTAIN' | 'NOT_PARTICIPATING') =>
    saidText(choices, motion, blank, words, names)
  it.each([
    ['for', first, { 1: 'FOR' }, '同意'],
    ['against', first, { 1: 'AGAINST' }, '反对'],
    ['abstaining', first, { 1: 'ABSTAIN' }, '弃权'],
    ['ticks', seats, { 2: [1, 3] }, '投给 甲、丙'],
  ])('says %s', (_, motion, choices, text) => {
    expect(said(motion, choices, 'ABSTAIN')).toBe(text)
  })
  it('says what becomes of a blank, as the rules of the decision have it', () => {
    expect(said(first, {}, 'ABSTAIN')).toBe('留空，按弃权算')
    expect(said(first, {}, 'NOT_PARTICIPATING')).toBe('留空，这一项不算参与')
  })
})

describe('sealing on the phone', () => {
  const key = new Uint8Array(randomBytes(32))
  const decision = {
    id: '0195c0de-0000-7000-8000-000000000001',
    motions,
    publicKey: toBase64url(publicKeyOf(key)),
  }
  const random = (length: number) => Promise.resolve(new Uint8Array(randomBytes(length)))
  const seal = (choices: Record<string, string | number[]>) =>
    sealOnPhone({ decision, pseudonym: 'p7', choices, random })

  it('binds the choices by a salt that stays here, and only the key reads them', async () => {
    const choices = { 1: 'FOR', 2: [1, 3] }
    const { commitment, sealed, salt } = await seal(choices)
    const bytes = unseal(fromBase64url(sealed), key, ballotContext(decision.id, 'p7'))
    const read = readBallot(Buffer.from(bytes ?? []).toString())
    expect(read).toEqual({ choices, salt: fromBase64url(salt) })
    const again = commitmentOf({ salt: fromBase64url(salt), decision: decision.id, pseudonym: 'p7', choices })
    expect(toBase64url(again)).toBe(commitment)
  })
  it('makes every ballot of a decision equally long', async () => {
    const asked = motions.map(({ number, candidates }) => ({ number, candidates: candidates.length }))
    const some: Record<string, string | number[]>[] = [{}, { 1: 'AGAINST', 2: [1, 2], 3: 'ABSTAIN' }]
    const lengths = await Promise.all(some.map(async (one) => (await seal(one)).sealed.length))
    expect(lengths).toEqual([sealedLength(asked), sealedLength(asked)])
  })
  it('uses another salt each time, and gives up where there is no secure source', async () => {
    expect((await seal({})).salt).not.toBe((await seal({})).salt)
    const none = () => Promise.reject(new Error('none'))
    await expect(sealOnPhone({ decision, pseudonym: 'p7', choices: {}, random: none })).rejects.toThrow('none')
  })
})

it.each(['', 'plain', '《民法典》第二百七十八条', 'é𠮷'])('our encoder writes %j as every browser does', (text) => {
  expect([...new OwnEncoder().encode(text)]).toEqual([...new TextEncoder().encode(text)])
})

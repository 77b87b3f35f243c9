import jsQR from 'jsqr'
import sharp from 'sharp'
import type { SignedHead } from '@liren/shared/votes.heads'
import { receiptIn } from '@liren/shared/votes.signed'
import type { Decision } from '@liren/shared/votes.views'
import { startLiar, type Liar } from '../support/liar.ts'
import { signerBehind } from '../support/signer.ts'
import { createVotesWorld, day, type OwnerName, type VotesWorld } from '../support/votes.world.ts'
import type { Device } from '../support/weapp/device.ts'
import { settle } from '../support/weapp/people.ts'
import type { Phone } from '../support/weapp/phone.ts'
import { startTown, type Town } from '../support/weapp/town.ts'
import { fillIn, passStepUp } from '../support/weapp/voting.ts'

let town: Town
let votes: VotesWorld
let liar: Liar
beforeAll(async () => {
  town = await startTown()
  votes = await createVotesWorld(town.test)
  liar = await startLiar(town.address)
})
afterEach(() => {
  liar.honest()
  town.endAll()
})
afterAll(async () => {
  await liar.close()
  await town.close()
})

const page = (name: string, decision: Decision, more = '') =>
  `pages/votes/${name}/index?community=${votes.communityId}&id=${decision.id}${more}`

interface Voted {
  device: Device
  headId: string
  code: string
}

const receiptCodeOn = async (device: Device): Promise<string> => {
  const picture = device.album.at(-1)
  if (!picture) throw new Error('the album is empty')
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? ''
}

/** Somebody whose phone talks to the server that may lie, and who has voted, looked at the decision and saved the receipt. */
async function voter(decision: Decision, name: OwnerName): Promise<Voted> {
  const session = await votes.owner(name)
  const [head] = await votes.heads(decision.id, session)
  const headId = head?.headId ?? ''
  const device = town.device(votes.phones[name])
  device.server = liar.address
  town.end(await settle(town, device))
  const phone = await town.open(device, page('ballot', decision, `&head=${headId}`))
  await fillIn(phone)
  await phone.tap('ballot-cast')
  await passStepUp(phone)
  await phone.until('the receipt is there', () => phone.find('receipt') !== null)
  await phone.tap(`receipt-${headId}-save`)
  await phone.until('it is in the album', () => phone.find(`receipt-${headId}-done`) !== null)
  town.end(phone)
  const visit = await town.open(device, page('decision', decision))
  await visit.until('the log was looked at', () => visit.find('log-seen') !== null)
  town.end(visit)
  return { device, headId, code: await receiptCodeOn(device) }
}

const steps = ['signature', 'choice', 'entry', 'present', 'included', 'unbroken']
/** What each step came to: y holds, n does not, - could not be run. */
function outcome(phone: Phone): string {
  const marks = { yes: 'y', no: 'n', open: '-' }
  const of = (step: string) => Object.entries(marks).find(([mark]) => phone.find(`check-${step}-${mark}`) !== null)
  return steps.map((step) => of(step)?.[1] ?? '?').join('')
}

async function check(device: Device, decision: Decision, headId: string): Promise<Phone> {
  const phone = await town.open(device, page('check', decision, `&head=${headId}`))
  await phone.until('it was checked', () => phone.find('check-steps') !== null)
  return phone
}

const others = async (decision: Decision, ...names: OwnerName[]) => {
  for (const name of names) await votes.cast(decision, await votes.owner(name), { 1: 'FOR' })
}
const sweep = async () => (await signerBehind(town.test.database, town.test.folder)).sweep()
const log = (decision: Decision) => ({ community: votes.communityId, decision: decision.id })
const headAt = async (decision: Decision, size: number): Promise<SignedHead> => {
  const answer = await (await signerBehind(town.test.database, town.test.folder)).headAt(log(decision), size)
  if (!('head' in answer)) throw new Error('not signed')
  return answer.head
}

describe('a receipt', () => {
  it('is shown as a code of at most 300 letters without the salt, kept in the album, and found again from the decision', async () => {
    const decision = await votes.open()
    const { device, headId, code } = await voter(decision, 'D')
    expect(code.length).toBeLessThanOrEqual(300)
    expect(receiptIn(code)).toMatchObject({ community: votes.communityId, decision: decision.id })
    const [, text = ''] = [...device.storage].find(([key]) => key.includes('ballot-cast')) ?? []
    const salt = /"salt\\*":\\*"([\w-]{43})/.exec(text)?.[1] ?? ''
    expect(salt).toHaveLength(43)
    const bytes = Buffer.from(code.slice(4), 'base64url')
    expect(bytes.includes(Buffer.from(salt, 'base64url'))).toBe(false)

    const phone = await town.open(device, page('decision', decision))
    await phone.tap('my-receipts')
    await phone.isOn('pages/votes/receipts/index')
    await phone.tap(`check-${headId}`)
    await phone.isOn('pages/votes/check/index')
    await phone.until('it was checked', () => phone.find('check-good') !== null)
  })

  it('says how to allow the album when WeChat may not write to it', async () => {
    const decision = await votes.open()
    const { device, headId } = await voter(decision, 'E')
    device.person.allowsAlbum = false
    const phone = await town.open(device, page('receipts', decision))
    await phone.tap(`receipt-${headId}-save`)
    await phone.sees('添加到相册')
    expect(device.album).toHaveLength(1)
  })
})

describe('checking a ballot, the server being honest', () => {
  it('holds in every step, before the close and after it', async () => {
    const decision = await votes.open()
    const { device, headId } = await voter(decision, 'D')
    const before = await check(device, decision, headId)
    expect(outcome(before)).toBe('yyyyyy')
    town.end(before)
    await others(decision, 'E', 'F')
    await town.test.advance(31 * day)
    await votes.detail(decision.id)
    await sweep()
    const device2 = { ...device }
    const after = await town.open(device2, page('check', decision, `&head=${headId}`))
    await after.until('one may have to sign in again', () => after.find('check-steps') !== null)
    expect(outcome(after)).toBe('yyyyyy')
  })

  it('says on another phone what cannot be checked there, and checks the rest', async () => {
    const decision = await votes.open()
    const { code } = await voter(decision, 'D')
    const other = town.device(votes.phones.F)
    other.person.scanned = () => code
    await votes.owner('F')
    town.end(await settle(town, other))
    const phone = await town.open(other, page('check', decision))
    await phone.tap('check-scan')
    await phone.until('it was checked', () => phone.find('check-partly') !== null)
    expect(outcome(phone)).toBe('y--yyy')
    await phone.sees('只存在投票的那部手机上')
  })

  it('takes no code that is none, and none of another decision', async () => {
    const decision = await votes.open()
    const { code } = await voter(decision, 'D')
    const another = await votes.open()
    const other = town.device(votes.phones.G)
    await votes.owner('G')
    town.end(await settle(town, other))
    const phone = await town.open(other, page('check', another))
    await phone.type('receipt-code', 'LR1.abc')
    await phone.tap('check-start')
    await phone.sees('这不是回执码')
    await phone.type('receipt-code', code)
    await phone.tap('check-start')
    await phone.sees('另一次表决')
    expect(phone.find('check-steps')).toBeNull()
  })
})

describe('checking a ballot, the server lying', () => {
  let decision: Decision
  let mine: Voted
  beforeAll(async () => {
    decision = await votes.open()
    mine = await voter(decision, 'H')
    await others(decision, 'E', 'F', 'G')
    await sweep()
  })

  const swapped = (digest: string) => (digest.startsWith('A') ? 'B' : 'A') + digest.slice(1)
  const shorter = async () => headAt(decision, (receiptIn(mine.code)?.size ?? 0) - 1)

  it.each<[string, string, () => void | Promise<void>, string]>([
    [
      'another entry under my number',
      '这个序号上是另一条记录',
      () => liar.lie('/inclusion', (honest: { leaf: string }) => ({ ...honest, leaf: swapped(honest.leaf) })),
      'yyyyny',
    ],
    [
      'a proof that leads elsewhere',
      '算不出现在的记录头',
      () =>
        liar.lie('/inclusion', (honest: { proof: string[] }) => ({
          ...honest,
          proof: honest.proof.map((one, at) => (at === 0 ? swapped(one) : one)),
        })),
      'yyyyny',
    ],
    ['no proof', '拿不出证明', () => liar.refuse('/inclusion'), 'yyyyny'],
    [
      'a tree of before my ballot, truly signed',
      '还短',
      async () => {
        const signed = await shorter()
        liar.lie('/signed-head', (honest: object) => ({ ...honest, signed }))
      },
      'yyyynn',
    ],
    [
      'a head that nobody signed',
      '签名不对',
      () =>
        liar.lie('/signed-head', (honest: { signed: SignedHead }) => ({
          ...honest,
          signed: { ...honest.signed, root: swapped(honest.signed.root) },
        })),
      'yyyn--',
    ],
    [
      'a log that does not go on from the one I voted in',
      '不是现在这份记录的开头',
      () => liar.lie('/consistency', (honest: { proof: string[] }) => ({ proof: honest.proof.map(swapped) })),
      'yyyyyn',
    ],
  ])('shows %s: the step that this concerns says so', async (_, words, lies, expected) => {
    await lies()
    const phone = await check(mine.device, decision, mine.headId)
    expect(outcome(phone)).toBe(expected)
    await phone.until('it says that something is wrong', () => phone.find('check-bad') !== null)
    await phone.sees(words)
    await phone.until('it says whom to tell', () => phone.find('check-tell') !== null)
    phone.forgive()
  })

  it('took in another ballot than was sealed: the seal does not fit', async () => {
    const [key = '', text = ''] = [...mine.device.storage].find(([name]) => name.includes('ballot-cast')) ?? []
    const phone = { ...mine.device, storage: new Map(mine.device.storage) }
    phone.storage.set(key, text.replace(/(?<![\w-])FOR(?![\w-])/, 'ABSTAIN'))
    const shown = await check(phone, decision, mine.headId)
    expect(outcome(shown)).toBe('ynyyyy')
  })
})

describe('the head that a phone saw last', () => {
  it('is never replaced by one that does not go on from it, and the warning stays', async () => {
    const decision = await votes.open()
    const { device } = await voter(decision, 'D')
    await others(decision, 'E', 'F')
    await sweep()
    const kept = () => [...device.storage].find(([key]) => key.includes('vote-head.'))?.[1]
    const before = kept()

    liar.lie('/consistency', () => ({ proof: [] }))
    const phone = await town.open(device, page('decision', decision))
    await phone.until('it warns', () => phone.find('log-contradiction') !== null)
    await phone.tap('contradiction-heads')
    await phone.until(
      'both heads are shown',
      () => phone.find('kept-head') !== null && phone.find('shown-head') !== null,
    )
    expect(kept()).toBe(before)
    town.end(phone)

    liar.honest()
    const again = await town.open(device, page('decision', decision))
    await again.until('it still warns', () => again.find('log-contradiction') !== null)
  })

  it('goes on with the log while nothing is wrong', async () => {
    const decision = await votes.open()
    const { device } = await voter(decision, 'D')
    const sizeOf = () => {
      const [, text = ''] = [...device.storage].find(([key]) => key.includes('vote-head.')) ?? []
      return Number(/"size\\*":(\d+)/.exec(text)?.[1])
    }
    const before = sizeOf()
    await others(decision, 'E', 'F')
    await sweep()
    const phone = await town.open(device, page('decision', decision))
    await phone.until('it was looked at', () => sizeOf() > before + 1)
    expect(phone.find('log-contradiction')).toBeNull()
  })

  it('says publicly which entries are missing where the signer has given a log up', async () => {
    const decision = await votes.open()
    const { device } = await voter(decision, 'D')
    await town.test.admin.query(
      `INSERT INTO vote_halt (community_id, decision_id, kind, from_seq, to_seq, at) VALUES ($1, $2, 'missing', 7, 9, now())`,
      [votes.communityId, decision.id],
    )
    const phone = await town.open(device, page('decision', decision))
    await phone.until('it says so', () => phone.find('log-halt') !== null)
    await phone.sees('第 7 到第 9 条')
    expect(phone.find('log-contradiction')).toBeNull()
  })
})

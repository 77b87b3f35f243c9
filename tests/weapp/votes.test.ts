import { rolesApi } from '@liren/shared/roles'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import { ballotContext, publicKeyOf, readBallot, unseal } from '@liren/shared/votes.sealing'
import { keyFromText } from '@liren/shared/votes.key'
import type { Decision } from '@liren/shared/votes.views'
import { newPhone } from '../support/app.ts'
import { createVotesWorld, day, walk, type OwnerName, type VotesWorld } from '../support/votes.world.ts'
import { settle } from '../support/weapp/people.ts'
import type { Phone } from '../support/weapp/phone.ts'
import { fillIn, passStepUp } from '../support/weapp/voting.ts'
import { startTown, type Town } from '../support/weapp/town.ts'
import { textOf, type Drawn } from '../support/weapp/tree.ts'

let town: Town
let votes: VotesWorld
beforeAll(async () => {
  town = await startTown()
  votes = await createVotesWorld(town.test)
})
afterEach(() => town.endAll())
afterAll(() => town.close())

/** An owner's phone, with the code of this session used up. */
async function phoneOf(name: OwnerName) {
  await votes.owner(name)
  return town.device(votes.phones[name])
}

const ballotPage = (decision: Decision, headId: string) =>
  `pages/votes/ballot/index?community=${votes.communityId}&id=${decision.id}&head=${headId}`

/** What lies sealed in the log for a head, opened with the key. */
async function opened(decision: Decision, headId: string) {
  const { rows } = await town.test.admin.query<{ sealed: string; pseudonym: string }>(
    `SELECT l.sealed, l.body->>'pseudonym' AS pseudonym FROM effective_ballot e
      JOIN vote_log l USING (community_id, decision_id, seq) WHERE e.decision_id = $1 AND e.head_id = $2`,
    [decision.id, headId],
  )
  const [row] = rows
  if (!row) return null
  const bytes = unseal(fromBase64url(row.sealed), votes.key, ballotContext(decision.id, row.pseudonym))
  return readBallot(Buffer.from(bytes ?? []).toString())
}

const posted = (phone: Phone) =>
  phone.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/ballots'))

describe('a ballot on a phone', () => {
  it('is found under what awaits me, sealed here, cast after a code, and only the key reads it', async () => {
    const decision = await votes.open()
    const phone = await settle(town, await phoneOf('D'))
    await phone.openTab('pages/tabs/participate/index')
    await phone.tap(`decision-${decision.id}`)
    await phone.isOn('pages/votes/decision/index')
    await phone.sees('意见征询，不具法律约束力')
    await phone.until('my head is there', () => phone.ids('vote-').length === 1)
    const headId = phone.ids('vote-')[0]?.slice('vote-'.length) ?? ''
    await phone.tap(`vote-${headId}`)
    await phone.isOn('pages/votes/ballot/index')
    await fillIn(phone)
    await phone.tap('ballot-cast')
    await passStepUp(phone)
    await phone.until('it was taken in', () => phone.find('ballot-voted') !== null)
    await phone.until('the receipt is there', () => phone.find('receipt') !== null)

    const ballot = await opened(decision, headId)
    expect(ballot?.choices).toEqual({ 1: 'FOR', 2: 'AGAINST' })
    const kept = [...phone.device.storage].find(([key]) => key.includes('ballot-cast'))?.[1] ?? ''
    expect(kept).toContain(Buffer.from(ballot?.salt ?? []).toString('base64url'))
    // What was sent tells nothing.
    expect(
      posted(phone)
        .map(({ body }) => JSON.stringify(body))
        .join(),
    ).not.toMatch(/(?<![\w-])FOR(?![\w-])|AGAINST/)
  })

  it('waits on the phone without a network, is never sent by itself, and goes out when its owner says so', async () => {
    const decision = await votes.open()
    const device = await phoneOf('E')
    const [head] = await votes.heads(decision.id, await votes.owner('E'))
    const headId = head?.headId ?? ''
    town.end(await settle(town, device))
    const phone = await town.open(device, ballotPage(decision, headId))
    await fillIn(phone)
    phone.setOnline(false)
    await phone.tap('ballot-cast')
    await phone.until('it says that it is not cast', () => phone.find('ballot-waiting') !== null)
    await phone.sees('这张票还没有投出')
    town.end(phone)

    device.isOnline = true
    const again = await town.open(device, ballotPage(decision, headId))
    await again.until('it still waits', () => again.find('ballot-again') !== null)
    expect(posted(again)).toEqual([])
    expect(await opened(decision, headId)).toBeNull()
    await again.tap('ballot-again')
    await passStepUp(again)
    await again.until('it was taken in', () => again.find('ballot-voted') !== null)
    expect((await opened(decision, headId))?.choices).toEqual({ 1: 'FOR', 2: 'AGAINST' })
    expect([...device.storage.keys()].filter((key) => key.includes('ballot-sealed'))).toEqual([])
  })

  it('is not sealed where WeChat has no secure source of random numbers, and nothing is sent', async () => {
    const decision = await votes.open()
    const device = await phoneOf('F')
    device.hasSecureRandom = false
    const [head] = await votes.heads(decision.id, await votes.owner('F'))
    town.end(await settle(town, device))
    const phone = await town.open(device, ballotPage(decision, head?.headId ?? ''))
    await fillIn(phone)
    await phone.tap('ballot-cast')
    await phone.sees('给不出安全的随机数')
    expect(posted(phone)).toEqual([])
  })
})

describe('the opening of a vote', () => {
  it('makes a key in the mini-program, has it kept and proved, and what is cast then only that key reads', async () => {
    const { communityId, organiser, committee, estateId } = votes
    const number = newPhone()
    const grant = {
      phone: number,
      nickname: '马主任',
      role: 'owners_committee',
      scopeKind: 'estate',
      scopeId: estateId,
    } as const
    await town.test.call(rolesApi.grant, { params: { communityId }, body: grant }, { as: committee })
    const draft = votes.draft({ title: '在小程序里开启' })
    const decision = await walk(town.test, { communityId, as: organiser, draft, key: votes.key }, 'ROLL_FROZEN')
    await town.test.advance(16 * day + 60)
    const device = town.device(number)
    town.end(await settle(town, device))
    const phone = await town.open(device, `pages/votes/opening/index?community=${communityId}&id=${decision.id}`)
    await phone.tap('key-make')
    await phone.until('the key is shown', () => phone.find('key-groups') !== null)
    const shown = phone.find('key-groups')
    const groups = [...textOf(shown as Drawn).matchAll(/第 \d+ 组：((?:[0-9A-Z] ){3}[0-9A-Z])/g)].map(
      ([, letters = '']) => letters.replaceAll(' ', ''),
    )
    await phone.type('keeper-1', '业委会保险柜')
    await phone.type('keeper-2', '居委会档案室')
    await phone.tap('key-kept')
    await phone.until('a part of it is asked back', () => phone.find('prove-1') !== null)
    // The key is put away; which groups are asked for is said at each field.
    expect(phone.find('key-groups')).toBeNull()
    const asked = [...phone.text().matchAll(/第 (\d+) 组/g)].map(([, place]) => Number(place))
    await phone.type('prove-1', 'AAAAAAAA')
    await phone.tap('vote-open')
    await phone.until('a wrong group is told', () => phone.find('prove-1-note') !== null)
    for (const [n, place] of asked.slice(0, 3).entries())
      await phone.type(`prove-${String(n + 1)}`, groups[place - 1] ?? '')
    await phone.tap('vote-open')
    await phone.until('it is open', () => phone.find('opening-opened') !== null)

    const open = await votes.detail(decision.id)
    const read = keyFromText(decision.id, groups.join(''))
    expect(open.state).toBe('OPEN')
    expect(read && toBase64url(publicKeyOf(read))).toBe(open.publicKey)
    // The private half left the phone in no request, and stays in no storage.
    const left = JSON.stringify([phone.requests.map(({ body }) => body), [...phone.device.storage]])
    const parts = groups.slice(1).flatMap((next, n) => ['', '-'].map((mark) => `${groups[n] ?? ''}${mark}${next}`))
    expect(parts.filter((part) => left.toUpperCase().includes(part))).toEqual([])
  })
})

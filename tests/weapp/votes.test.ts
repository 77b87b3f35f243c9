import { fromBase64url } from '@liren/shared/votes.bytes'
import { ballotContext, readBallot, unseal } from '@liren/shared/votes.sealing'
import type { Decision } from '@liren/shared/votes.views'
import { createVotesWorld, type OwnerName, type VotesWorld } from '../support/votes.world.ts'
import { settle } from '../support/weapp/people.ts'
import type { Phone } from '../support/weapp/phone.ts'
import { startTown, type Town } from '../support/weapp/town.ts'

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

async function fillIn(phone: Phone): Promise<void> {
  await phone.tap('choice-1-FOR')
  await phone.tap('choice-2-AGAINST')
  await phone.tap('ballot-review')
  await phone.until('every choice is said again', () => phone.find('said-2') !== null)
  await phone.sees('反对')
}

async function passStepUp(phone: Phone): Promise<void> {
  await phone.tap('step-up-send')
  await phone.until('a code was sent', () => /验证码是 \d{6}/.test(phone.text()))
  await phone.type('step-up-code', /验证码是 (\d{6})/.exec(phone.text())?.[1] ?? '')
  await phone.tap('step-up-confirm')
}

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
    ).not.toMatch(/FOR|AGAINST/)
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

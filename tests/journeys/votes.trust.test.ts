import { readFile } from 'node:fs/promises'
import jsQR from 'jsqr'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { keyText } from '@liren/shared/votes.key'
import { votesResults } from '@liren/shared/votes.results'
import type { Decision } from '@liren/shared/votes.views'
import { faultsInSight, manners, type Manner } from '../support/journeys/look.ts'
import { seen, tap, at as hook } from '../support/journeys/tour.ts'
import type { Visitor } from '../support/journeys/visitor.ts'
import { openVotesStage, type VotesStage } from '../support/journeys/votes.stage.ts'
import { day, type OwnerName } from '../support/votes.world.ts'

let votes: VotesStage
beforeAll(async () => {
  votes = await openVotesStage()
})
afterAll(() => votes.stage.close())

/** Each manner is two other owners. */
const voters: [OwnerName, OwnerName][] = [
  ['D', 'E'],
  ['F', 'G'],
  ['H', 'A'],
]
const page = (name: string, { id }: Decision, more = '') =>
  `/pages/votes/${name}/index?community=${votes.votes.communityId}&id=${id}${more}`

async function passStepUp(phone: Page): Promise<void> {
  await tap(phone, '#step-up-send')
  const told = await hook(phone, '#step-up-sent').textContent()
  await hook(phone, '#step-up-code').fill(/\d{6}/.exec(told ?? '')?.[0] ?? '')
  await tap(phone, '#step-up-confirm')
}

/** Fails with what is wrong with what is in sight, and keeps a picture of it. */
const look = (visitor: Visitor, manner: Manner, screen: string) =>
  faultsInSight(visitor, manner, screen).then((faults) => expect(faults).toEqual([]))

/** What a picture that was downloaded says to a camera. */
async function saved(phone: Page, button: string): Promise<string> {
  const [download] = await Promise.all([phone.waitForEvent('download'), tap(phone, button)])
  const picture = await readFile(await download.path())
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? ''
}

describe.each(manners)('an owner who takes nothing on trust, $name', (manner) => {
  const [voter = 'D', other = 'E'] = voters[manners.indexOf(manner)] ?? []

  test('keeps the receipt, checks the ballot on the phone, and sees which step a lie breaks', async () => {
    const { stage, votes: world } = votes
    const decision = await world.open()
    const [head] = await world.heads(decision.id, await world.owner(voter))
    const headId = head?.headId ?? ''
    let code = ''
    await stage.visit({ ...manner, session: await votes.voter(voter) }, async (visitor) => {
      const { page: phone, open } = visitor
      visitor.expectInConsole(/status of 403 .*ballots/)
      await open(page('ballot', decision, `&head=${headId}`))
      await tap(phone, '#choice-1-FOR')
      await tap(phone, '#choice-2-AGAINST')
      await tap(phone, '#ballot-review')
      await tap(phone, '#ballot-cast')
      await passStepUp(phone)
      await seen(phone, '#receipt')
      code = await saved(phone, `#receipt-${headId}-save`)
      expect(code).toMatch(/^LR1\./)
      expect(code.length).toBeLessThanOrEqual(300)
      await look(visitor, manner, 'trust-receipt')

      await open(page('decision', decision))
      await seen(phone, '#log-seen')
      await tap(phone, '#my-receipts')
      await seen(phone, `#check-${headId}`)
      await look(visitor, manner, 'trust-receipts')
      await tap(phone, `#check-${headId}`)
      await seen(phone, '#check-good')
      await look(visitor, manner, 'trust-check-good')

      await phone.route('**/inclusion?*', async (route) => {
        // An answer that is known already would come without its words.
        const { 'if-none-match': _, ...headers } = route.request().headers()
        const reply = await route.fetch({ headers })
        const honest = (await reply.json()) as { leaf: string }
        await route.fulfill({ response: reply, json: { ...honest, leaf: code.slice(4, 47) } })
      })
      await tap(phone, '#check-again')
      await seen(phone, '#check-bad')
      await seen(phone, '#check-included-no')
      for (const step of ['signature', 'choice', 'entry', 'present', 'unbroken'])
        await seen(phone, `#check-${step}-yes`)
      await look(visitor, manner, 'trust-check-bad')
      await hook(phone, '#check-tell').scrollIntoViewIfNeeded()
      await look(visitor, manner, 'trust-check-tell')

      await phone.route('**/signed-head*', async (route) => {
        const reply = await route.fetch()
        await route.fulfill({ response: reply, json: { ...((await reply.json()) as object), signed: null } })
      })
      await open(page('decision', decision))
      await seen(phone, '#log-contradiction')
      await phone.reload()
      await tap(phone, '#contradiction-heads')
      await seen(phone, '#kept-head')
      await look(visitor, manner, 'trust-contradiction')
      // An honest answer afterwards takes nothing back.
      await phone.unroute('**/signed-head*')
      await open(page('decision', decision))
      await seen(phone, '#log-contradiction')
    })
    await stage.visit({ ...manner, session: await votes.voter(other) }, async (visitor) => {
      const { page: phone, open } = visitor
      await open(page('check', decision))
      await hook(phone, '#receipt-code').fill('LR1.something')
      await tap(phone, '#check-start')
      await seen(phone, '#receipt-code-note[role=alert]')
      await look(visitor, manner, 'trust-code')
      await hook(phone, '#receipt-code').fill(code)
      await tap(phone, '#check-start')
      await seen(phone, '#check-partly')
      await seen(phone, '#check-choice-open')
      await seen(phone, '#check-included-yes')
      await look(visitor, manner, 'trust-check-partly')
    })
  })

  test('reads to whom the counting file was given; who counts gives it out with the key and a fresh code', async () => {
    const { stage, votes: world } = votes
    const decision = await world.open()
    await world.cast(decision, await world.owner(voter), { 1: 'FOR' })
    await stage.test.advance(15 * day)
    const params = { communityId: world.communityId, decisionId: decision.id }
    const key = keyText(decision.id, world.key)
    const body = { version: (await world.detail(decision.id)).version, key }
    await stage.test.call(votesResults.count, { params, body }, { as: world.organiser })
    await world.step(decision.id, { step: 'PUBLISH' })
    await stage.visit({ ...manner, session: world.organiser }, async (visitor) => {
      const { page: desk, open } = visitor
      visitor.expectInConsole(/status of 403 .*counting-files/)
      await open(page('result', decision))
      await seen(desk, '#no-releases')
      await tap(desk, '#to-release')
      await hook(desk, '#count-key').fill(key)
      await seen(desk, '#key-right')
      await tap(desk, '#release-send')
      await seen(desk, '#release-to-note[role=alert]')
      await look(visitor, manner, 'trust-release-faults')
      await hook(desk, '#release-to').fill('Observer 5')
      await hook(desk, '#release-reason').fill('Recount')
      await tap(desk, '#release-bound')
      const downloading = desk.waitForEvent('download')
      await tap(desk, '#release-send')
      await passStepUp(desk)
      expect((await downloading).suggestedFilename()).toBe(`counting-${decision.id}.json`)
      await seen(desk, '#release-done')
      await seen(desk, '[id^=release-at-]')
      await look(visitor, manner, 'trust-release')
    })
    await stage.visit({ ...manner, session: await votes.voter(other) }, async (visitor) => {
      await visitor.open(page('result', decision))
      await seen(visitor.page, '[id^=release-at-]')
      await hook(visitor.page, '#releases').scrollIntoViewIfNeeded()
      await look(visitor, manner, 'trust-result')
      const [download] = await Promise.all([
        visitor.page.waitForEvent('download'),
        tap(visitor.page, '#download-export'),
      ])
      expect(download.suggestedFilename()).toMatch(/^vote-.*\.zip$/)
    })
  })
})

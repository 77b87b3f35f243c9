import { readFile } from 'node:fs/promises'
import type { Session } from '@liren/shared/identity'
import { neighbourhood } from '@liren/shared/neighbourhood'
import { neighbourhoodEditing } from '@liren/shared/neighbourhood.editing'
import type { Choices } from '@liren/shared/votes.audit'
import { votesCandidacies } from '@liren/shared/votes.candidacies'
import { votesPaper, type VotePaper } from '@liren/shared/votes.paper'
import type { Page } from 'playwright-core'
import { screenshot } from '../browser.ts'
import { somePicture } from '../pictures.ts'
import { words } from '../votes.words.ts'
import { settled } from './look.ts'
import { button, sheet, stageIs, take } from './organising.ts'
import { at, seen, tap } from './tour.ts'
import type { Visitor } from './visitor.ts'
import type { WholeStage } from './whole.stage.ts'

/** Owners of the roster who do something by themselves, by their flat; the phones are those of the register. */
export const people = {
  objector: ['101', '19910000095'],
  phone: ['102', '19910000246'],
  principal: ['103', '19910000015'],
  seller: ['104', '19910000007'],
  agent: ['201', '19910000140'],
  both: ['202', '19910000124'],
  couple: ['3501', '19910000244'],
  partner: ['3501', '19910000245'],
  candidate: ['602', '19910000065'],
  paper: ['1201', '19910000265'],
  disputed: ['1704', '19910000129'],
} as const
export type Person = keyof typeof people
export const flatOf = (who: Person) => people[who][0]

/** Who stands beside the one who does so by phone, as their papers say. */
const written = ['701', '801', '901', '1001', '1101', '1301']

/** How the crowd answers questions: by the last digit of the place in it. */
export function ordinary(place: number): 'FOR' | 'AGAINST' | 'ABSTAIN' {
  if (place % 10 < 7) return 'FOR'
  return place % 10 < 9 ? 'AGAINST' : 'ABSTAIN'
}

const leftOut = [
  ...[7, 6],
  ...[7, 6],
  ...[7, 6],
  ...[7, 5],
  ...[7, 4],
  ...[6, 5],
  ...[5, 4],
  ...[4, 3],
  ...[3, 2],
  ...[2, 1],
]

/** How the crowd elects: each leaves out two of seven, so that they come to nine to five tenths of the votes. */
export const ticks = (place: number): number[] =>
  [1, 2, 3, 4, 5, 6, 7].filter((number) => !leftOut.slice((place % 10) * 2, (place % 10) * 2 + 2).includes(number))

/** Heads and area of some. */
export const sum = (some: readonly { area: number }[]) => ({
  heads: some.length,
  areaCentiares: some.reduce((all, { area }) => all + area, 0),
})

export interface WholeSteps {
  owner(who: Person): Promise<Session>
  /** What somebody does at a browser; nothing is tried after a step that failed, since each builds upon those before. */
  visit(session: Session, journey: (visitor: Visitor) => Promise<void>): Promise<void>
  /** Keeps what is on the screen, to be looked at. */
  look(visitor: Visitor, name: string): Promise<void>
  /** What a sheet that is handed out says. */
  printed(page: Page, print: () => Promise<void>): Promise<string>
  /** Casts by the API, as the phone of a person would. */
  castByApi(who: Person, decisionId: string, choices: Choices): Promise<void>
  /** A recorder enters a paper from its scan. */
  enterPaper(
    session: Session,
    at: { decisionId: string; number: number },
    marks: readonly string[],
    outcome: string,
  ): Promise<void>
  /** The papers of a decision, as its recorders have them. */
  papersOf(decisionId: string): Promise<VotePaper[]>
  /** Candidates who agreed in writing, recorded by who organises. */
  recordWritten(decisionId: string, as: Session): Promise<void>
  /** Finds nothing against those who agreed in writing; returns who stands by phone. */
  checkWritten(decisionId: string, as: Session): Promise<string>
  /** The register is corrected, as its committee does. */
  correctArea(label: string): Promise<void>
  /** Prints the paper of somebody's flat; what it says. */
  paperFor(page: Page, who: Person): Promise<string>
  /** Somebody of the residents' committee counts again, and comes to the same. */
  recountOnScreen(name: string, decisionId: string, key: string): Promise<void>
  /** The residents' committee counts with the key, and who organises shows the result: until it says so much. */
  countOnScreen(decisionId: string, key: string, verdict: string): Promise<void>
  /** Who organises makes it final and writes down where it was filed. */
  endOnScreen(decisionId: string, filed: string): Promise<void>
}

export function wholeSteps(whole: WholeStage, chair: Session): WholeSteps {
  const { stage, world } = whole
  const inDecision = (decisionId: string) => ({ communityId: world.communityId, decisionId })
  let isBroken = false
  const steps: WholeSteps = {
    owner: (who) => {
      const [label, phone] = people[who]
      return whole.owner(label, phone, who === 'couple' || who === 'partner' ? 'co_owner' : 'owner')
    },
    visit: async (session, journey) => {
      if (isBroken) throw new Error('a step before failed')
      isBroken = true
      await stage.visit({ session }, journey)
      isBroken = false
    },
    look: async (visitor, name) => {
      await settled(visitor)
      await screenshot(visitor.page, `whole/${name}`)
    },
    printed: async (page, print) => {
      const saving = page.waitForEvent('download')
      await print()
      return words(await readFile(await (await saving).path()))
    },
    castByApi: async (who, decisionId, choices) => {
      const session = await steps.owner(who)
      await stage.test.admin.query(`UPDATE session SET stepped_up_at = app.now() WHERE id = $1`, [session.sessionId])
      const [head] = await whole.heads(decisionId, session)
      if (!head) throw new Error(`${who} has no head`)
      await whole.castAll(await whole.detail(decisionId, chair), [{ head, choices }], session)
    },
    enterPaper: (session, { decisionId, number }, marks, outcome) =>
      steps.visit(session, async (visitor) => {
        const { page } = visitor
        await visitor.open(whole.page('paper', decisionId, `&number=${String(number)}`))
        await seen(page, '#reading-submit')
        if ((await page.locator('#scan-1-look').count()) === 0) {
          const buffer = await somePicture('png', 800, 1100)
          const file = { name: '选票.png', mimeType: 'image/png', buffer }
          await page.locator('#scan-pictures').last().setInputFiles(file)
          await seen(page, '#scan-1-look')
        }
        for (const mark of marks) await tap(page, `#mark-${mark}`)
        await tap(page, '#reading-submit')
        await seen(page, `#reading-${outcome}`)
      }),
    papersOf: async (decisionId) => {
      const request = { params: inDecision(decisionId), query: { limit: 50 } }
      return (await stage.test.call(votesPaper.list, request, { as: chair })).items
    },
    recordWritten: async (decisionId, as) => {
      const { entranceId } = whole
      for (const [place, label] of written.entries()) {
        const flat = { entranceId, label }
        const body = {
          kind: 'written' as const,
          flat,
          name: `候选人${String(place + 2)}`,
          statement: '愿意为大家办事。',
        }
        await stage.test.call(votesCandidacies.nominate, { params: inDecision(decisionId), body }, { as })
      }
    },
    checkWritten: async (decisionId, as) => {
      const params = inDecision(decisionId)
      const { candidacies } = await stage.test.call(votesCandidacies.board, { params }, { as })
      for (const { id: candidacyId, checks } of candidacies.filter(({ kind }) => kind === 'written')) {
        const open = checks.filter(({ isByRegister }) => !isByRegister)
        const body = { checks: open.map(({ bar }) => ({ bar, holds: false, reason: null })) }
        await stage.test.call(votesCandidacies.check, { params: { ...params, candidacyId }, body }, { as })
      }
      return candidacies.find(({ kind }) => kind === 'stand')?.id ?? ''
    },
    correctArea: async (label) => {
      const { unitId, area } = whole.flat(label)
      const { communityId, committee: as } = world
      const params = { communityId, entranceId: whole.entranceId }
      const { items } = await stage.test.call(neighbourhood.units, { params, query: { limit: 50 } }, { as })
      const unit = items.find(({ id }) => id === unitId)
      if (!unit) throw new Error(`${label} is not among the first of its entrance`)
      const place = { params: { communityId, placeId: unitId } }
      const { version } = await stage.test.call(neighbourhoodEditing.place, place, { as })
      const { use, areaSource, saleState } = unit
      const body = { label, use, areaSource, saleState, areaCentiares: area, reason: '按登记簿更正', version }
      await stage.test.call(neighbourhoodEditing.editUnit, { params: { communityId, unitId }, body }, { as })
    },
    paperFor: async (page, who) => {
      await tap(page, '#papers-print')
      await at(page, '#print-building').selectOption({ label: '1幢' })
      await at(page, '#print-unit').selectOption(whole.flat(flatOf(who)).unitId)
      const text = await steps.printed(page, () => tap(page, '#print-papers-confirm'))
      await tap(page, '#print-papers-sheet-close')
      return text
    },
    recountOnScreen: async (name, decisionId, key) =>
      steps.visit(await whole.officer(name, 'committee'), async (visitor) => {
        const { page } = visitor
        await visitor.open(whole.page('counting', decisionId))
        await at(page, '#count-key').fill(key)
        await tap(page, '#recount:enabled')
        await page.getByText(`${name} 复核 · 与计票一致`).waitFor()
      }),
    countOnScreen: async (decisionId, key, verdict) => {
      await steps.visit(await whole.officer('沈书记', 'committee'), async (visitor) => {
        const { page } = visitor
        await visitor.open(whole.page('run', decisionId))
        await button(page, '去计票').tap()
        await at(page, '#count-key').fill(key)
        await seen(page, '#key-right')
        await tap(page, '#count:enabled')
        await page.locator('#counted-1').filter({ hasText: verdict }).waitFor()
        await steps.look(visitor, 'counted-election')
      })
      await steps.visit(await whole.officer('马主任'), async (visitor) => {
        const { page } = visitor
        await visitor.open(whole.page('run', decisionId))
        await take(page, '公示结果')
        await stageIs(page, '公示结果')
      })
    },
    endOnScreen: async (decisionId, filed) =>
      steps.visit(await whole.officer('马主任'), async (visitor) => {
        const { page } = visitor
        await visitor.open(whole.page('run', decisionId))
        await button(page, '定论').tap()
        await sheet(page, '定论').getByRole('switch').tap()
        await sheet(page, '定论').getByRole('button', { name: '定论' }).tap()
        await stageIs(page, '定论')
        await button(page, '备案').tap()
        await sheet(page, '备案').getByLabel('备案部门和编号').fill(filed)
        await sheet(page, '备案').getByRole('button', { name: '备案' }).tap()
        await sheet(page, '备案').waitFor({ state: 'detached' })
      }),
  }
  return steps
}

/** Says on the sheet of checks that neither of these two bars holds. */
export async function findNothing(page: Page): Promise<void> {
  const form = sheet(page, /资格核对/)
  for (const name of ['不具有完全民事行为能力', '欠交物业费或维修资金'])
    await form.getByRole('radiogroup', { name }).getByRole('radio', { name: '不存在', exact: true }).tap()
  await form.getByRole('button', { name: '保存核对结果' }).tap()
}

import type { Session } from '@liren/shared/identity'
import { rolesApi } from '@liren/shared/roles'
import { commitmentOf, type Choices } from '@liren/shared/votes.audit'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import { votesCandidacies } from '@liren/shared/votes.candidacies'
import { votesCasting, type MyHead } from '@liren/shared/votes.casting'
import { votes, type StepDraft } from '@liren/shared/votes.decisions'
import { publicKeyOf, sealBallot } from '@liren/shared/votes.sealing'
import type { Decision, DecisionDraft } from '@liren/shared/votes.views'
import type { VotePolicy } from '@liren/shared/votes.policy'
import { randomBytes } from 'node:crypto'
import { presets } from '../../server/src/features/votes/votes.cities.rules.ts'
import { policyFrom, type Preset } from '../../server/src/features/votes/votes.presets.rules.ts'
import { newPhone, type CallOptions, type TestApp } from './app.ts'
import { csvFile, importsAt } from './register.ts'
import { createWorld, unitAt, type World } from './world.ts'

/** `domain.md` A8: what holds where a city says nothing else. */
export const plainVotePolicy: VotePolicy = policyFrom(presets[0] as Preset)

export const day = 86_400
const random = (): Uint8Array => new Uint8Array(randomBytes(32))

/** Who owns the eight units of a world, by place: A has two, B and C share one. */
const owners = ['A', 'A', 'BC', 'D', 'E', 'F', 'G', 'H'] as const
export type OwnerName = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H'
const names: Record<OwnerName, string> = {
  ...{ A: '安一明', B: '白二平', C: '陈三和', D: '丁四方', E: '鄂五福', F: '方六顺', G: '高七星', H: '何八仙' },
}

export interface VotesWorld extends World {
  organiser: Session
  /** The private half of the key of the newest decision that `open` opened. */
  key: Uint8Array
  /** The phone of each owner, as the register has it. */
  phones: Record<OwnerName, string>
  owner(name: OwnerName): Promise<Session>
  units: string[]
  draft(change?: Partial<DecisionDraft>): DecisionDraft
  create(change?: Partial<DecisionDraft>): Promise<Decision>
  detail(decisionId: string, as?: Session): Promise<Decision>
  step(decisionId: string, step: StepDraft, as?: Session): Promise<Decision>
  /** Walks a new decision to an open one; the clock moves on by more than the notice. */
  open(change?: Partial<DecisionDraft>): Promise<Decision>
  heads(decisionId: string, as: Session): Promise<MyHead[]>
  seal(
    decision: Decision,
    head: MyHead,
    choices: Choices,
    salt?: Uint8Array,
  ): { headId: string; commitment: string; sealed: string }
  cast(decision: Decision, as: Session, choices: Choices, options?: CallOptions): ReturnType<typeof castReply>
}
declare const castReply: () => Promise<ReturnType<(typeof votesCasting.cast.reply)['parse']>>

export const twoQuestions: DecisionDraft['motions'] = [
  { kind: 'question', matter: 'FUND_USE', title: '更换 2 号电梯', text: '用维修资金更换。', attachmentIds: [] },
  {
    kind: 'question',
    matter: 'COMMON_USE_CHANGE',
    title: '架空层改充电棚',
    text: '改变共有部分用途。',
    attachmentIds: [],
  },
]

/** Seats to be filled, with candidates of these names. */
export const seatsFor = (seats: number, standing: readonly string[]): DecisionDraft['motions'][number] => ({
  ...{ kind: 'election', title: '选举委员', text: '任期三年。', attachmentIds: [], seats },
  candidates: standing.map((name) => ({ name, unitId: null, statement: '愿意服务' })),
})

export type Walked = 'DRAFT' | 'REVIEW' | 'NOTICED' | 'ROLL_FROZEN' | 'OPEN'

export interface Walk {
  communityId: string
  as: Session
  draft: DecisionDraft
  key: Uint8Array
  /** Leaves the clock alone, and puts the notice into the past instead. */
  isBackdated?: boolean
}

/** Finds nothing against anybody who stands, and lets the list be displayed for its days. */
export async function displayCandidates(
  test: TestApp,
  { as, ...params }: { communityId: string; decisionId: string; as: Session },
): Promise<void> {
  const { candidacies } = await test.call(votesCandidacies.board, { params }, { as })
  for (const { id: candidacyId, checks } of candidacies) {
    const open = checks
      .filter(({ isByRegister }) => !isByRegister)
      .map(({ bar }) => ({ bar, holds: false, reason: null }))
    await test.call(votesCandidacies.check, { params: { ...params, candidacyId }, body: { checks: open } }, { as })
  }
  await test.call(votesCandidacies.display, { params, body: {} }, { as })
  await test.advance(8 * day)
}

/** Takes a decision from its draft to a state, step by step; for an open one the clock moves on past the notice. */
export async function walk(
  test: TestApp,
  { communityId, as, draft, key, isBackdated = false }: Walk,
  to: Walked,
): Promise<Decision> {
  const params = { communityId }
  let made = await test.call(votes.create, { params, body: draft }, { as })
  const step = async (move: StepDraft) => {
    const body = { move, version: made.version }
    made = await test.call(votes.step, { params: { ...params, decisionId: made.id }, body }, { as })
  }
  const order: Walked[] = ['DRAFT', 'REVIEW', 'NOTICED', 'ROLL_FROZEN', 'OPEN']
  const reaches = (state: Walked) => order.indexOf(to) >= order.indexOf(state)
  if (reaches('REVIEW')) await step({ step: 'SUBMIT' })
  const isElection = draft.motions.some(({ kind }) => kind === 'election')
  if (reaches('NOTICED') && isElection) {
    await displayCandidates(test, { communityId, decisionId: made.id, as })
    made = await test.call(votes.detail, { params: { ...params, decisionId: made.id } }, { as })
  }
  const now = await clock(test)
  const at = (days: number) => new Date(now.getTime() + days * day * 1000).toISOString()
  if (reaches('NOTICED')) await step({ step: 'NOTIFY', opensAt: at(16), closesAt: at(30) })
  if (reaches('ROLL_FROZEN')) await step({ step: 'FREEZE', reason: null })
  if (!reaches('OPEN')) return made
  if (isBackdated)
    await test.admin.query(
      `UPDATE vote_decision SET noticed_at = noticed_at - interval '17 days', opens_at = opens_at - interval '17 days'
        WHERE id = $1`,
      [made.id],
    )
  else await test.advance(16 * day + 60)
  const publicKey = toBase64url(publicKeyOf(key))
  await step({ step: 'OPEN', publicKey, keptBy: ['业委会保险柜', '居委会档案室'] })
  return made
}

/** A ballot as a phone seals it, ready to be sent. */
export const sealedBy: VotesWorld['seal'] = (
  { id, motions, publicKey },
  { headId, pseudonym },
  choices,
  salt = random(),
) => ({
  headId,
  commitment: toBase64url(commitmentOf({ salt, decision: id, pseudonym, choices })),
  sealed: sealBallot({
    ...{ decision: id, pseudonym, choices, salt, once: random() },
    asked: motions.map(({ number, candidates }) => ({ number, candidates: candidates.length })),
    publicKey: fromBase64url(publicKey ?? ''),
  }),
})

/** A world whose register knows its owners, and an owners' committee that organises. */
export async function createVotesWorld(test: TestApp): Promise<VotesWorld> {
  const world = await createWorld(test)
  const { communityId, estateId, committee } = world
  const params = { communityId }
  const phones = Object.fromEntries(Object.keys(names).map((name) => [name, newPhone()])) as Record<OwnerName, string>
  const units = [0, 1].flatMap((b) => [0, 1].flatMap((e) => [0, 1].map((u) => unitAt(world, b, e, u))))
  const lines = owners.map((who, at) => {
    const people = [...who] as OwnerName[]
    const place = `${String(1 + Math.floor(at / 4))}幢,${String(1 + (Math.floor(at / 2) % 2))}单元,${at % 2 === 0 ? '101' : '102'}`
    return `${place},100,${people.map((p) => names[p]).join('、')},${people.map((p) => phones[p]).join('、')},,`
  })
  await importsAt(test, { communityId, estateId, as: committee }).import(csvFile(lines))
  const organiser = await world.grant('owners_committee', 'estate', estateId)
  const sessions = new Map<OwnerName, Promise<Session>>()
  const key = random()
  const stepUp = ({ sessionId }: Session) =>
    test.admin.query(`UPDATE session SET stepped_up_at = app.now() + interval '1 year' WHERE id = $1`, [sessionId])

  const signIn = async (name: OwnerName): Promise<Session> => {
    const own = units.filter((_, at) => owners[at]?.includes(name))
    const relation = name === 'B' || name === 'C' ? 'co_owner' : 'owner'
    for (const unitId of own) {
      const body = { phone: phones[name], nickname: `业主${name}`, unitId, relation } as const
      await test.call(rolesApi.placeResident, { params, body }, { as: committee })
    }
    const session = await test.signIn(phones[name])
    await stepUp(session)
    return session
  }
  const detail: VotesWorld['detail'] = (decisionId, as = organiser) =>
    test.call(votes.detail, { params: { ...params, decisionId } }, { as })
  const made: VotesWorld = {
    ...world,
    organiser,
    key,
    phones,
    units,
    owner: (name) => {
      const found = sessions.get(name) ?? signIn(name)
      sessions.set(name, found)
      return found
    },
    draft: (change = {}) => ({
      ...{ estateId, title: '电梯与充电棚', text: '请大家表决两件事。', scope: { kind: 'estate' }, isTemporary: false },
      organiser: { kind: 'OWNERS_COMMITTEE', groupId: null },
      policy: plainVotePolicy,
      motions: twoQuestions,
      ...change,
    }),
    create: (change = {}) => test.call(votes.create, { params, body: made.draft(change) }, { as: organiser }),
    detail,
    step: async (decisionId, move, as = organiser) => {
      const { version } = await detail(decisionId, as)
      return test.call(votes.step, { params: { ...params, decisionId }, body: { version, move } }, { as })
    },
    open: (change) => walk(test, { communityId, as: organiser, draft: made.draft(change), key }, 'OPEN'),
    heads: async (decisionId, as) =>
      (await test.call(votesCasting.myHeads, { params: { ...params, decisionId } }, { as })).items,
    seal: sealedBy,
    cast: async (decision, as, choices, options = {}) => {
      const [head] = await made.heads(decision.id, as)
      if (!head) throw new Error('no head of this person')
      const at = { ...params, decisionId: decision.id }
      return test.call(votesCasting.cast, { params: at, body: made.seal(decision, head, choices) }, { as, ...options })
    },
  }
  return made
}

/** What the one clock says. */
export async function clock(test: TestApp): Promise<Date> {
  const { rows } = await test.admin.query<{ now: Date }>('SELECT app.now() AS now')
  if (!rows[0]) throw new Error('no clock')
  return rows[0].now
}

import { complaintSteps, type ComplaintState, type ComplaintStep } from '@liren/shared/complaints'
import type { Complaint } from '@liren/shared/complaints.views'
import type { Session } from '@liren/shared/identity'
import { rolesApi } from '@liren/shared/roles'
import fc from 'fast-check'
import { sweepComplaints } from '../../server/src/features/complaints/complaints.clock.service.ts'
import { complaintStepRules } from '../../server/src/features/complaints/complaints.rules.ts'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, type Complaints, type StepBody } from '../support/complaints.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

// `COMPLAINT_STORIES=500 node scripts/test.mjs api/complaints.model` is the long form.
const stories = Number(process.env['COMPLAINT_STORIES'] ?? 25)
const seed = Number(process.env['COMPLAINT_SEED'] ?? 20_260_305)

let test: TestApp
let world: World
let all: Complaints
let people: Record<(typeof who)[number], Session>
let other: string

const who = ['author', 'neighbour', 'firm', 'colleague', 'worker', 'committee', 'secondCommittee'] as const

beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
  all = complaintsOf(test, world)
  const { communityId, operator: as } = world
  const phone = newPhone()
  const office = { role: 'committee' as const, scopeKind: 'community' as const, scopeId: communityId }
  await test.call(rolesApi.grant, { params: { communityId }, body: { phone, nickname: '陈主任', ...office } }, { as })
  people = {
    author: await world.resident(unitAt(world, 0, 0)),
    neighbour: await world.resident(unitAt(world, 0, 1)),
    firm: await world.grant('property_staff', 'estate', world.estateId),
    colleague: await world.grant('property_staff', 'estate', world.estateId),
    worker: await world.grant('grid_worker', 'grid', world.gridId),
    committee: world.committee,
    secondCommittee: await test.signIn(phone),
  }
  other = (await all.report(people.neighbour)).id
}, 60_000)
afterAll(() => test.close())

const inHours = async (hours: number): Promise<string> => {
  const { rows } = await test.admin.query<{ at: Date }>('SELECT app.now() + make_interval(hours => $1) AS at', [hours])
  return rows[0]?.at.toISOString() ?? ''
}

/** What somebody would send to take a step. */
async function bodyOf(step: ComplaintStep): Promise<StepBody | null> {
  const note = '说明'
  switch (step) {
    case 'REPORT':
    case 'CLIMB':
    case 'CLOSE':
    case 'REMIND':
    case 'SHARE':
    case 'WAKE':
    case 'LAPSE_VISIT':
      return null
    case 'REFUSE':
      return { step, reason: 'other_body', note, responsible: { name: '市政', contact: '12319' } }
    case 'DISPATCH':
      return { step, role: 'grid_worker', scopeId: world.gridId, note }
    case 'ASSIGN':
      return { step, workerId: people.colleague.accountId }
    case 'CONTACT':
      return { step, how: 'phone', note }
    case 'OFFER_VISIT':
      return { step, from: await inHours(2), to: await inHours(4), note }
    case 'OFFER_COST':
      return { step, cents: 100, note }
    case 'ASK_SUSPENSION':
      return { step, reason: 'parts', until: await inHours(30), note }
    case 'RESOLVE':
      return { step, note, noPicture: 'indoors' }
    case 'RING_BACK':
      return { step, rating: { isSolved: false, satisfaction: 'unsatisfied' } }
    case 'RING_IN_VAIN':
      return { step, reason: 'no_answer' }
    case 'MERGE':
      return { step, intoId: other, note }
    case 'CONFIRM':
    case 'RATE':
      return { step, rating: { isSolved: true, satisfaction: 'basically' } }
    default:
      return { step, note } as StepBody
  }
}

type Command =
  | { kind: 'step'; step: ComplaintStep; as: (typeof who)[number] }
  | { kind: 'on'; nth: number }
  | { kind: 'time'; hours: number }

const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({ kind: fc.constant('on' as const), nth: fc.nat({ max: 50 }) }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('step' as const),
        // One that leads to others of its own is drawn more often, or few stories would tell of them.
        step: fc.constantFrom(...complaintSteps, 'MERGE' as const, 'MERGE' as const, 'MERGE' as const),
        as: fc.constantFrom(...who),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('time' as const), hours: fc.constantFrom(1, 13, 25, 80, 200) }),
    },
  ),
  { minLength: 15, maxLength: 40 },
)

const notBecauseOfState = ['forbidden', 'complaint_step_illegal', 'not_found']

/** Takes the step as that person; what the matter said before must be what happens. */
async function tryStep(id: string, { step, as }: { step: ComplaintStep; as: (typeof who)[number] }): Promise<void> {
  const body = await bodyOf(step)
  if (!body) return
  const session = people[as]
  const before = await all.detail(session, id).catch(() => null)
  const isOffered = before?.abilities.steps.includes(step) ?? false
  const code = await all.take(session, id, body).then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
  if (code === 'ok' && !isOffered) throw new Error(`${as} could ${step}, which was not offered`)
  if (isOffered && notBecauseOfState.includes(code)) throw new Error(`${as} was offered ${step}, and heard ${code}`)
  if (code === 'internal') throw new Error(`${step} broke the server`)
}

/** The steps that lead on; the others are tried at random. */
const forward: readonly ComplaintStep[] = [
  ...(['ACCEPT', 'CONTACT', 'BEGIN', 'RESOLVE', 'CONFIRM', 'REOPEN', 'ASK_REOPENING', 'GRANT_REOPENING'] as const),
  ...([
    'ASK_SUSPENSION',
    'APPROVE_SUSPENSION',
    'OFFER_COST',
    'ACCEPT_COST',
    'OFFER_VISIT',
    'DECLINE_COST',
    'RETRACT_COST',
    'OBJECT',
    'UNMERGE',
  ] as const),
  ...(['DISPUTE', 'KEEP_DISPATCH', 'RATE', 'APPEAL_RATING', 'ANSWER_APPEAL', 'GRANT_APPEAL'] as const),
  ...(['RING_BACK', 'RING_IN_VAIN'] as const),
]

/** What some story must tell. */
const told: readonly ComplaintStep[] = [
  ...(['CONFIRM', 'CLIMB', 'WAKE', 'REOPEN', 'RESOLVE', 'DISPUTE', 'UNMERGE', 'APPEAL_RATING'] as const),
]

/** Has somebody take a step that leads on, if anybody can; most stories would not get far otherwise. */
async function goOn(id: string, nth: number): Promise<void> {
  const start = nth % who.length
  for (const as of [...who.slice(start), ...who.slice(0, start)]) {
    const { abilities } = await all.detail(people[as], id).catch(() => ({ abilities: { steps: [] } }))
    const steps = abilities.steps.filter((step) => forward.includes(step))
    const step = steps[nth % Math.max(1, steps.length)]
    if (step) return tryStep(id, { step, as })
  }
}

/** What leaves no cost that anybody has to agree to. */
const freed: readonly ComplaintStep[] = ['ACCEPT_COST', 'RETRACT_COST', 'DISPATCH', 'MERGE', 'REFUSE', 'WITHDRAW']

/** Every step follows from the one before, in one line, nobody who handles a matter closed it, and no work went past a cost. */
function faultOfStory({ steps, state, holder, mergedInto }: Complaint): string | null {
  let at = 'SUBMITTED' as ComplaintState
  let paused = at
  let owed: string | null = null
  for (const [n, one] of steps.entries()) {
    const { from, to, by } = complaintStepRules[one.step]
    if (one.seq !== n + 1) return `step ${String(n + 1)} has the number ${String(one.seq)}`
    if (n > 0 && one.at < (steps[n - 1]?.at ?? '')) return `${one.step} is older than the step before`
    if (n > 0 && !from.includes(at)) return `${one.step} from ${at}`
    if (!by.includes(one.party)) return `${one.step} by ${one.party}`
    if (one.state === 'CLOSED' && at !== 'CLOSED' && !['REPORTER', 'CLOCK'].includes(one.party))
      return `closed by ${one.party}`
    const wanted: ComplaintState = { same: at, back: paused }[to as 'same' | 'back'] ?? (to as ComplaintState)
    if (one.state !== wanted) return `${one.step} led to ${one.state}, not ${wanted}`
    if (one.state !== at && (one.state === 'SUSPENDED' || one.state === 'MERGED')) paused = at
    if ((one.step === 'BEGIN' || one.step === 'RESOLVE') && owed !== null) return `${one.step} after ${owed}`
    if (one.step === 'OFFER_COST' || one.step === 'DECLINE_COST') owed = one.step
    if (freed.includes(one.step)) owed = null
    at = one.state
  }
  if (at !== state) return `the story ends at ${at}, the matter is ${state}`
  const isOver = ['CLOSED', 'REFUSED', 'WITHDRAWN', 'MERGED'].includes(state)
  if (isOver !== (holder === null)) return `${state} with ${holder === null ? 'nobody' : 'somebody'}`
  if (holder?.names.length === 0) return `${state} with nobody by name`
  return (state === 'MERGED') === (mergedInto !== null) ? null : `${state}, merged into ${String(mergedInto)}`
}

/** What no matter may ever be. */
const impossible = `
  SELECT id, state, 'handled by its author' AS fault FROM complaint WHERE handler_id = reporter_id
  UNION ALL SELECT id, state, 'on a desk that its state does not know' FROM complaint
    WHERE (desk_role IS NULL) <> (state IN ('RESOLVED', 'CLOSED', 'MERGED', 'REFUSED', 'WITHDRAWN'))
  UNION ALL SELECT c.id, c.state, 'confirmed by nobody' FROM complaint c WHERE c.outcome = 'confirmed' AND NOT EXISTS (
    SELECT FROM complaint_step s WHERE s.complaint_id = c.id AND s.step = 'CONFIRM' AND s.party = 'REPORTER')
  UNION ALL SELECT c.id, c.state, 'another number of steps' FROM complaint c
    WHERE c.seq <> (SELECT count(*) FROM complaint_step s WHERE s.complaint_id = c.id)
  UNION ALL SELECT c.id, c.state, 'a rung climbed twice, or not written down' FROM complaint c
    WHERE (SELECT count(*) FROM complaint_step s WHERE s.complaint_id = c.id AND s.step = 'CLIMB')
      <> (SELECT count(*) FROM complaint_rung r WHERE r.complaint_id = c.id)
  UNION ALL SELECT c.id, c.state, 'two open proposals of a kind' FROM complaint c
    JOIN complaint_proposal p ON p.complaint_id = c.id AND p.answered_at IS NULL AND p.lapsed_at IS NULL
    GROUP BY c.id, c.state, p.kind HAVING count(*) > 1
  UNION ALL SELECT c.id, c.state, 'closed by time, its author not told' FROM complaint c
    WHERE c.outcome IN ('unanswered', 'disputed') AND c.reminded_at IS NULL
  UNION ALL SELECT c.id, c.state, 'said to be solved or not by nobody who may' FROM complaint c
    JOIN complaint_rating r ON r.complaint_id = c.id WHERE NOT EXISTS (SELECT FROM complaint_step s
      WHERE s.complaint_id = c.id AND s.at = r.rated_at AND s.actor_id = coalesce(r.noted_by, r.rated_by) AND (s.step, s.party) IN
        (('CONFIRM', 'REPORTER'), ('RATE', 'REPORTER'), ('RING_BACK', 'COMMITTEE')))`

it(
  `${String(stories)} stories of random steps by everybody break no invariant`,
  async () => {
    const taken = new Set<ComplaintStep>()
    await fc.assert(
      fc.asyncProperty(commands, fc.boolean(), async (story, isAdvice) => {
        await test.advance(3_700)
        const { id } = await all.report(people.author, isAdvice ? { category: 'suggestion' } : {})
        for (const command of story) {
          if (command.kind === 'step') await tryStep(id, command)
          else if (command.kind === 'on') await goOn(id, command.nth)
          else {
            await test.advance(command.hours * 3_600)
            await sweepComplaints(test.pool)
          }
        }
        const end = await all.detail(people.author, id)
        for (const { step } of end.steps) taken.add(step)
        const fault = faultOfStory(end)
        if (fault !== null) throw new Error(`${fault}: ${end.steps.map(({ step }) => step).join(' ')}`)
        const { rows } = await test.admin.query(impossible)
        if (rows.length > 0) throw new Error(JSON.stringify(rows))
      }),
      { numRuns: stories, seed, endOnFailure: true },
    )
    // Stories in which nothing happens would prove nothing.
    const missing = complaintSteps.filter((step) => !taken.has(step))
    expect(missing.filter((step) => told.includes(step))).toEqual([])
    expect(missing.length).toBeLessThan(20)
  },
  120_000 + stories * 15_000,
)

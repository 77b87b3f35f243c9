import { complaintStepDraft } from '@liren/shared/complaints.steps'
import type { ComplaintStep } from '@liren/shared/complaints'
import { z } from 'zod'
import { instantAt } from '../../lib/time.ts'
import type { Step } from './complaints.api.ts'

/** What is asked for with a step. `why` must be said, a `note` may. */
type ActPart =
  | 'note'
  | 'why'
  | 'refusal'
  | 'office'
  | 'worker'
  | 'into'
  | 'partner'
  | 'how'
  | 'visit'
  | 'cost'
  | 'pause'
  | 'pictures'
  | 'proof'
  | 'rating'
  | 'answer'
  | 'silence'

/** What each step asks for. Those that ask for nothing are taken at a tap. A step that is not here has no button. */
const actParts: Partial<Record<ComplaintStep, readonly ActPart[]>> = {
  ...{ ACCEPT: [], BEGIN: [], RESUME: [], ACCEPT_VISIT: [], ACCEPT_COST: [], SHOW: [] },
  ...{ APPROVE_SUSPENSION: ['note'], GRANT_REOPENING: ['note'], WITHDRAW: ['note'], URGE: ['note'] },
  ...{ OBJECT: ['why'], DISPUTE: ['why'], KEEP_DISPATCH: ['why'], DECLINE_VISIT: ['why'], DECLINE_COST: ['why'] },
  ...{ DECLINE_SUSPENSION: ['why'], DENY_REOPENING: ['why'], HIDE: ['why'], UNMERGE: ['why'], MERGE: ['into', 'note'] },
  ...{ REFUSE: ['refusal', 'why'], DISPATCH: ['office', 'why'], ASSIGN: ['worker', 'note'], CONTACT: ['how', 'why'] },
  ...{ OFFER_VISIT: ['visit', 'note'], OFFER_COST: ['cost', 'why'], ASK_SUSPENSION: ['pause', 'why'] },
  ...{ RESOLVE: ['proof', 'why'], REOPEN: ['why', 'pictures'], ASK_REOPENING: ['why', 'pictures'] },
  ...{ APPEAL_RATING: ['why'], ANSWER_APPEAL: ['why'], GRANT_APPEAL: ['why'], DENY_APPEAL: ['why'] },
  ...{ RETRACT_VISIT: ['note'], RETRACT_COST: ['why'] },
  ...{ SHARE: ['partner', 'why'], NOTE: ['why', 'pictures'], CONFIRM: ['rating'], RATE: ['rating'] },
  ...{ RING_BACK: ['answer', 'note'], RING_IN_VAIN: ['silence', 'note'] },
}

export const partsOf = (step: ComplaintStep): readonly ActPart[] | null => actParts[step] ?? null

/** Steps in the order in which one of them is the thing to do at the thumb. */
const foremost: readonly ComplaintStep[] = [
  ...(['ACCEPT_VISIT', 'ACCEPT_COST', 'CONFIRM', 'RATE', 'ANSWER_APPEAL'] as const),
  ...(['APPROVE_SUSPENSION', 'GRANT_REOPENING', 'KEEP_DISPATCH', 'RING_BACK'] as const),
  ...(['ACCEPT', 'CONTACT', 'RESUME', 'BEGIN', 'RESOLVE', 'DISPATCH', 'OBJECT'] as const),
]

/** What is done at the thumb, and what else there is, of the steps that may be taken. */
export function actsOf(steps: readonly ComplaintStep[]): { first: ComplaintStep | null; others: ComplaintStep[] } {
  // While one may reopen by right, nobody has to ask for it.
  const isAsked = (step: ComplaintStep) => step !== 'ASK_REOPENING' || !steps.includes('REOPEN')
  const offered = steps.filter((step) => partsOf(step) !== null && isAsked(step))
  const first = foremost.find((step) => offered.includes(step)) ?? null
  return { first, others: offered.filter((step) => step !== first) }
}

/** Everything any step asks for, while it is filled in. */
export const actForm = z.object({
  note: z.string(),
  reason: z.string(),
  name: z.string(),
  contact: z.string(),
  role: z.string(),
  scopeId: z.string(),
  workerId: z.string(),
  waiver: z.string(),
  intoId: z.string(),
  partnerId: z.string().default(''),
  how: z.string(),
  day: z.string(),
  from: z.string(),
  to: z.string(),
  yuan: z.string(),
  pictures: z.array(z.object({ id: z.string() })),
  noPicture: z.string(),
  isSolved: z.boolean().nullable(),
  satisfaction: z.string(),
  words: z.string(),
})
export type ActForm = z.infer<typeof actForm>

export const blankAct: ActForm = {
  ...{
    note: '',
    reason: '',
    name: '',
    contact: '',
    role: '',
    scopeId: '',
    workerId: '',
    waiver: '',
    intoId: '',
    partnerId: '',
  },
  ...{ how: 'phone', day: '', from: '09:00', to: '11:00', yuan: '', pictures: [], noPicture: '' },
  ...{ isSolved: null, satisfaction: '', words: '' },
}

/** Money in cents of `120` or `120.5`; NaN when it is none. */
const centsIn = (yuan: string): number =>
  /^\d{1,7}(\.\d{1,2})?$/.test(yuan.trim()) ? Math.round(Number(yuan) * 100) : Number.NaN

const orNull = (text: string) => (text.trim() === '' ? null : text)

/** What each part brings into the step. */
const brought: Record<ActPart, (form: ActForm) => object> = {
  note: ({ note }) => ({ note: orNull(note) }),
  why: ({ note }) => ({ note }),
  refusal: ({ reason, name, contact }) => ({ reason, responsible: { name, contact } }),
  office: ({ role, scopeId, workerId, waiver }) => ({
    ...{ role, scopeId, workerId: orNull(workerId), waiver: orNull(waiver) },
  }),
  worker: ({ workerId }) => ({ workerId }),
  into: ({ intoId }) => ({ intoId }),
  partner: ({ partnerId }) => ({ partnerId }),
  how: ({ how }) => ({ how }),
  visit: ({ day, from, to }) => ({ from: instantAt(day, from), to: instantAt(day, to) }),
  cost: ({ yuan }) => ({ cents: centsIn(yuan) }),
  pause: ({ reason, day }) => ({ reason, until: instantAt(day, '18:00') }),
  pictures: ({ pictures }) => ({ pictureIds: pictures.map(({ id }) => id) }),
  proof: ({ pictures, noPicture }) => ({ pictureIds: pictures.map(({ id }) => id), noPicture: orNull(noPicture) }),
  answer: ({ isSolved, satisfaction }) => ({ rating: { isSolved, satisfaction } }),
  silence: ({ reason }) => ({ reason }),
  rating: ({ isSolved, satisfaction, words }) => ({ rating: { isSolved, satisfaction, words: orNull(words) } }),
}

const faulty = [
  ...(['note', 'reason', 'responsible', 'role', 'scopeId', 'workerId', 'intoId', 'partnerId', 'from', 'to'] as const),
  ...(['cents', 'until', 'rating', 'proof'] as const),
] as const
export type ActFault = (typeof faulty)[number]

/** The step as it is sent, or what is missing or wrong. */
export function stepOf(step: ComplaintStep, form: ActForm): Step | ActFault {
  const asked = partsOf(step) ?? []
  if (asked.includes('proof') && form.pictures.length === 0 && form.noPicture === '') return 'proof'
  const body = Object.assign({ step }, ...asked.map((part) => brought[part](form))) as Step
  const read = complaintStepDraft.safeParse(body)
  if (read.success) return body
  const [at] = read.error.issues[0]?.path ?? []
  return faulty.find((one) => one === at) ?? 'note'
}

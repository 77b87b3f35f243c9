import { organiserKind } from '@liren/shared/votes'
import { matter, matters, type Matter } from '@liren/shared/votes.matters'
import { agendas } from '@liren/shared/votes.organisers'
import { votePolicy, type VotePolicy } from '@liren/shared/votes.policy'
import { voteFile, type VoteFile } from '@liren/shared/votes.files'
import { decisionDraft, type Decision, type DecisionDraft, type Motion } from '@liren/shared/votes.views'
import { z } from 'zod'

const candidateForm = z.object({
  key: z.string(),
  name: z.string(),
  unitId: z.string().nullable(),
  unitLabel: z.string(),
  statement: z.string(),
})
export type CandidateForm = z.infer<typeof candidateForm>

/** A motion while it is written; what the other kind needs is kept for a change of mind. */
const motionForm = z.object({
  key: z.string(),
  kind: z.enum(['question', 'election']),
  matter,
  title: z.string(),
  text: z.string(),
  attachmentIds: z.array(z.string()),
  seats: z.number(),
  candidates: z.array(candidateForm),
})
export type MotionForm = z.infer<typeof motionForm>

const scopeForm = z.object({
  kind: z.enum(['estate', 'building', 'entrance', 'picked']),
  buildingId: z.string(),
  entranceId: z.string(),
  unitIds: z.array(z.string()),
})
export type ScopeForm = z.infer<typeof scopeForm>

/** A decision while it is written, kept on this device after every change. */
export const localDecision = z.object({
  estateId: z.string(),
  organiser: z.object({ kind: organiserKind, groupId: z.string().nullable() }),
  title: z.string(),
  text: z.string(),
  scope: scopeForm,
  isTemporary: z.boolean(),
  /** Without what it rests on, which is filled in beside it. */
  policy: votePolicy,
  regulation: z.object({ docId: z.string(), title: z.string(), article: z.string() }),
  bases: z.array(z.object({ setting: z.string(), docId: z.string(), adoptedVoteId: z.string(), clause: z.string() })),
  motions: z.array(motionForm),
  /** The documents that are named, as the server told of them. */
  files: z.array(voteFile),
  /** Where the server keeps it, once it does. */
  server: z.object({ id: z.string(), version: z.number() }).nullable(),
  /** A first saving without an answer yet: sent again unchanged under the same name, so that it counts once. */
  pendingCreate: z.object({ name: z.string(), content: decisionDraft }).nullable(),
  /** What the server has, as JSON. */
  saved: z.string().nullable(),
})
export type LocalDecision = z.infer<typeof localDecision>

/** As whom a decision is drafted, and of which estate. */
export interface Hat {
  kind: z.infer<typeof organiserKind>
  groupId: string | null
  estateId: string
  estateName: string
  name: string
}

/** Names a hat among those of a person. */
export const hatKey = ({ estateId, kind, groupId }: Pick<Hat, 'estateId' | 'kind' | 'groupId'>): string =>
  [estateId, kind, groupId ?? ''].join(' ')

export const blankMotion = (key: string, kind: MotionForm['kind']): MotionForm => ({
  key,
  kind,
  matter: kind === 'election' ? 'COMMITTEE_ELECTION' : 'OTHER_MAJOR',
  title: '',
  text: '',
  attachmentIds: [],
  seats: 5,
  candidates: [],
})

const noRegulation = { docId: '', title: '', article: '' }

/** A policy without what it rests on. */
const bare = (policy: VotePolicy): VotePolicy => ({ ...policy, regulation: null, ruleBasis: [] })

const wholeEstate: ScopeForm = { kind: 'estate', buildingId: '', entranceId: '', unitIds: [] }

export const blankDecision = ({ estateId, kind, groupId }: Hat, policy: VotePolicy): LocalDecision => ({
  estateId,
  organiser: { kind, groupId },
  title: '',
  text: '',
  scope: wholeEstate,
  isTemporary: false,
  policy: bare(policy),
  regulation: noRegulation,
  bases: [],
  motions: [],
  files: [],
  server: null,
  pendingCreate: null,
  saved: null,
})

/** Whether nothing worth keeping was written. */
export const isBlank = ({ title, text, motions }: LocalDecision): boolean =>
  title.trim() === '' && text.trim() === '' && motions.length === 0

/** What an organiser may put to the vote as a question, in the order of the law. */
export const questionsFor = (kind: Hat['kind']): Matter[] =>
  matters.filter((one) => one !== 'COMMITTEE_ELECTION' && agendas[kind].includes(one))

function scopeOf({ kind, buildingId, entranceId, unitIds }: ScopeForm): object {
  if (kind === 'building') return { kind, buildingId }
  if (kind === 'entrance') return { kind, entranceId }
  return kind === 'picked' ? { kind, unitIds } : { kind }
}

function motionOf({ kind, matter: of, title, text, attachmentIds, seats, candidates }: MotionForm): object {
  if (kind === 'question') return { kind, matter: of, title, text, attachmentIds }
  const stand = candidates.map(({ name, unitId, statement }) => ({ name, unitId, statement }))
  return { kind, title, text, attachmentIds, seats, candidates: stand }
}

/** The policy with what it rests on; a regulation belongs to what binds by it alone. */
const policyOf = ({ policy, regulation, bases }: LocalDecision): object => ({
  ...policy,
  regulation: policy.legalMode === 'OFFICIAL_LOCAL' ? regulation : null,
  ruleBasis: bases,
})

/** What the server would take; null while something is missing. */
export function contentOf(draft: LocalDecision): DecisionDraft | null {
  const { estateId, organiser, title, text, isTemporary } = draft
  const parsed = decisionDraft.safeParse({
    ...{ estateId, organiser, title, text, isTemporary },
    policy: policyOf(draft),
    scope: scopeOf(draft.scope),
    motions: draft.motions.map(motionOf),
  })
  return parsed.success ? parsed.data : null
}

export type AgendaFault = 'title' | 'text' | 'scope' | 'motions'

/** What keeps the agenda from being saved, in the order of the page. */
export function agendaFaults(draft: LocalDecision): AgendaFault[] {
  const { title, text, scope, motions } = decisionDraft.shape
  const faults: AgendaFault[] = []
  if (!title.safeParse(draft.title).success) faults.push('title')
  if (!text.safeParse(draft.text).success) faults.push('text')
  if (!scope.safeParse(scopeOf(draft.scope)).success) faults.push('scope')
  if (!motions.safeParse(draft.motions.map(motionOf)).success) faults.push('motions')
  return faults
}

/** Whether what the rules rest on is told in full. */
export const areRulesDone = (draft: LocalDecision): boolean => votePolicy.safeParse(policyOf(draft)).success

/** The documents of some ids, in their order. */
export const filesOf = ({ files }: Pick<LocalDecision, 'files'>, ids: readonly string[]): VoteFile[] =>
  ids.flatMap((id) => files.find((one) => one.id === id) ?? [])

/** The known documents with some more. */
export const withFiles = ({ files }: Pick<LocalDecision, 'files'>, more: readonly VoteFile[]): VoteFile[] => [
  ...files.filter(({ id }) => !more.some((one) => one.id === id)),
  ...more,
]

/** Whether a motion lacks something; an election needs somebody for each seat before it goes to review. */
export const isMotionDone = (form: MotionForm): boolean =>
  decisionDraft.shape.motions.safeParse([motionOf(form)]).success

const motionFormOf = ({ id, kind, title, text, attachmentIds, seats, candidates, ...one }: Motion): MotionForm => ({
  ...{ key: id, kind, title, text, attachmentIds },
  matter: one.matter,
  seats: seats ?? 5,
  candidates: candidates.map(({ id: key, name, unitId, unitLabel, statement }) => ({
    ...{ key, name, unitId, statement },
    unitLabel: unitLabel ?? '',
  })),
})

/** A draft as the server has it, to go on writing. */
export function fromServer(one: Decision): LocalDecision {
  const { estateId, title, text, isTemporary, policy, scope } = one
  const draft: LocalDecision = {
    ...{ estateId, title, text, isTemporary },
    policy: bare(policy),
    regulation: policy.regulation ?? noRegulation,
    bases: policy.ruleBasis,
    files: one.documents,
    organiser: { kind: one.organiser.kind, groupId: one.organiser.groupId },
    scope: { ...wholeEstate, ...scope },
    motions: one.motions.map(motionFormOf),
    server: { id: one.id, version: one.version },
    pendingCreate: null,
    saved: null,
  }
  return { ...draft, saved: JSON.stringify(contentOf(draft)) }
}

/** Whether the server's decision says what this content says. */
export const saysTheSame = (content: DecisionDraft, one: Decision): boolean =>
  JSON.stringify(contentOf(fromServer(one))) === JSON.stringify(content)

/** A list with one of its things moved up or down by a place. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const next = list.slice()
  const [one] = next.splice(from, 1)
  if (one !== undefined) next.splice(from + by, 0, one)
  return next
}

/** The motions as they will stand on the ballot, to be looked at. */
export const motionsToShow = ({ motions }: LocalDecision): Motion[] =>
  motions.map(({ key, kind, title, text, attachmentIds, seats, candidates, ...one }, index) => ({
    ...{ id: key, number: index + 1, kind, title, text, attachmentIds },
    matter: one.matter,
    seats: kind === 'election' ? seats : null,
    candidates: (kind === 'election' ? candidates : []).map(({ key: id, unitLabel, ...who }, place) => ({
      ...who,
      ...{ id, number: place + 1, unitLabel: unitLabel === '' ? null : unitLabel },
    })),
  }))

export const draftName = (communityId: string, id: string | undefined): string =>
  `decision.${communityId}.${id ?? 'new'}`

import { digestOf, toBase64url } from './votes.bytes.ts'
import type { VotePolicy } from './votes.policy.ts'
import type { Decision } from './votes.views.ts'

type Told = Pick<Decision, 'estateId' | 'title' | 'text' | 'scope' | 'isTemporary' | 'motions'>

/** What is put to the vote, as the notice binds it: a word changed afterwards is another hash. */
export function agendaHashOf({ estateId, title, text, scope, isTemporary, motions }: Told): string {
  const items = motions.map((motion) => ({
    number: motion.number,
    kind: motion.kind,
    matter: motion.matter,
    title: motion.title,
    text: motion.text,
    attachments: motion.attachmentIds,
    seats: motion.seats,
    candidates: motion.candidates.map(({ number, name, unitId, statement }) => ({ number, name, unitId, statement })),
  }))
  return toBase64url(digestOf({ estate: estateId, title, text, scope, isTemporary, motions: items }))
}

/** By which rules it is run and counted. */
export const policyHashOf = (policy: VotePolicy): string => toBase64url(digestOf(policy))

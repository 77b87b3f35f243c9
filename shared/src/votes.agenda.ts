import { digestOf, toBase64url } from './votes.bytes.ts'
import type { Json } from './votes.canonical.ts'
import { policyDocuments, type VotePolicy } from './votes.policy.ts'
import type { Decision } from './votes.views.ts'

type Documents = Pick<Decision, 'documents'>['documents']
type Told = Pick<Decision, 'estateId' | 'title' | 'text' | 'scope' | 'isTemporary' | 'motions' | 'documents'>

/** A document by what is in it; null where there is none under this id. */
const bound = (id: string, documents: Documents) => ({
  id,
  digest: documents.find((one) => one.id === id)?.digest ?? null,
})

/** What is put to the vote, as the notice binds it. */
export function agendaOf({ estateId, title, text, scope, isTemporary, motions, documents }: Told): Json {
  const items = motions.map((motion) => ({
    number: motion.number,
    kind: motion.kind,
    matter: motion.matter,
    title: motion.title,
    text: motion.text,
    attachments: motion.attachmentIds.map((id) => bound(id, documents)),
    seats: motion.seats,
    candidates: motion.candidates.map(({ number, name, unitId, statement }) => ({ number, name, unitId, statement })),
  }))
  return { estate: estateId, title, text, scope, isTemporary, motions: items }
}

/** A word changed afterwards, also in a document, is another hash. */
export const agendaHashOf = (told: Told): string => toBase64url(digestOf(agendaOf(told)))

/** By which rules it is run and counted, with what is in the documents they rest on. */
export function rulesOf(policy: VotePolicy, documents: Documents): Json {
  const rests = policyDocuments(policy).map((id) => bound(id, documents))
  return rests.length === 0 ? policy : { ...policy, documents: rests }
}

/** The hash of these rules. */
export const policyHashOf = (policy: VotePolicy, documents: Documents): string =>
  toBase64url(digestOf(rulesOf(policy, documents)))

import { votesDelivery } from '@liren/shared/votes.delivery'
import { votesDocuments } from '@liren/shared/votes.documents'
import { votesOfficial } from '@liren/shared/votes.official'
import { votesRoll } from '@liren/shared/votes.roll'
import { row } from './matrix.ts'
import { members, residents, serving, type Actor } from './matrix.actors.ts'
import type { Matrix } from './matrix.world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const open = (m: Matrix) => ({ ...here(m), decisionId: m.votes.here.open })
const foreign = (m: Matrix) => ({ ...here(m), decisionId: m.votes.there.open })
const estate = (m: Matrix) => ({ ...here(m), estateId: m.votes.here.estateId })
const theirEstate = (m: Matrix) => ({ ...here(m), estateId: m.votes.there.estateId })

/** Who belongs to the estate of the votes, or serves the whole community; the others live in another estate. */
const among: readonly Actor[] = ['owner', ...serving]
const beside = residents.filter((actor) => actor !== 'owner')
const organisers: readonly Actor[] = ['owners_committee']
const recorders: readonly Actor[] = ['owners_committee', 'committee']
const apart = (some: readonly Actor[], ...without: readonly Actor[]) => some.filter((actor) => !without.includes(actor))

function elsewhere(m: Matrix) {
  const { over } = m.votes.here
  if (!over) throw new Error('nothing was voted on elsewhere in this matrix')
  return over.elsewhere
}

const weight = (heads: number) => ({ heads, areaCentiares: heads * 80_00 })
const officialResult = (fileId: string) => ({
  ...{ platform: '市业主表决平台', reference: '第 12 号', decidedOn: '2026-11-01', total: weight(3), elections: [] },
  questions: [1, 2].map((number) => ({
    ...{ number, participating: weight(3), consenting: weight(3) },
    stated: 'PASSED' as const,
  })),
  fileIds: [fileId],
})

const unitsOf = (unitIds: string[]) => ({ delivery: { kind: 'SIGNED_RECEIPT' as const, unitIds } })

export const votesProofsRows = [
  row(votesDocuments.attach, 'Who organises decisions of an estate uploads documents for them.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: estate(m) }),
      ok: organisers,
      not_found: apart(members, ...organisers),
    },
    {
      when: 'for an estate of the other community',
      at: 'here',
      request: (m) => ({ params: theirEstate(m) }),
      not_found: members,
    },
  ]),
  row(votesDocuments.documents, 'Who organises decisions of an estate sees its documents.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: estate(m) }),
      ok: organisers,
      not_found: apart(members, ...organisers),
    },
    {
      when: 'of an estate of the other community',
      at: 'here',
      request: (m) => ({ params: theirEstate(m) }),
      not_found: members,
    },
  ]),
  row(votesDocuments.picture, 'Whoever sees a decision sees the pictures it names.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...open(m), fileId: m.votes.here.documents.picture } }),
      ok: among,
      not_found: beside,
    },
    {
      when: 'of the other community',
      at: 'here',
      request: (m) => ({ params: { ...open(m), fileId: m.votes.there.documents.picture } }),
      not_found: members,
    },
  ]),
  row(votesDocuments.pdf, 'Whoever sees a decision reads the PDFs it names.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...open(m), fileId: m.votes.here.documents.pdf } }),
      ok: among,
      not_found: beside,
    },
    {
      when: 'of a draft',
      at: 'here',
      request: (m) => ({
        params: { ...here(m), decisionId: m.votes.here.draft.id, fileId: m.votes.here.documents.pdf },
      }),
      ok: organisers,
      not_found: apart(members, ...organisers),
    },
    {
      when: 'of the other community',
      at: 'here',
      request: (m) => ({ params: { ...open(m), fileId: m.votes.there.documents.pdf } }),
      not_found: members,
    },
  ]),
  row(votesDelivery.opened, 'A verified owner says that the ballot is before them.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: open(m), body: {} }),
      ok: ['owner'],
      not_found: ['formerHead'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), body: {} }),
      not_found: ['owner', 'formerHead'],
    },
  ]),
  row(votesDelivery.deliver, 'Who records papers records deliveries.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: open(m), body: unitsOf(m.votes.here.unitIds) }),
      ok: recorders,
      not_found: beside,
    },
    {
      when: 'to flats of the other community',
      at: 'here',
      request: (m) => ({ params: open(m), body: unitsOf(m.votes.there.unitIds) }),
      not_found: [...recorders, ...beside],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), body: unitsOf(m.votes.there.unitIds) }),
      not_found: members,
    },
  ]),
  row(votesDelivery.deliveryFile, 'Who records deliveries uploads pictures of what was signed.', [
    { when: 'own', at: 'here', request: (m) => ({ params: open(m) }), ok: recorders, not_found: beside },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
  ]),
  row(
    votesDelivery.deliveryProgress,
    'Who organises, the committee and heads of a building see how far ballots came.',
    [
      {
        when: 'own',
        at: 'here',
        request: (m) => ({ params: open(m) }),
        ok: ['owners_committee', 'committee', 'building_head'],
        not_found: beside,
      },
      {
        when: 'of the other community, under our address',
        at: 'here',
        request: (m) => ({ params: foreign(m) }),
        not_found: members,
      },
    ],
  ),
  row(votesDelivery.deliveries, 'Who organises and the committee see all flats, a building head the own building.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: open(m), query: { buildingId: m.votes.here.buildingId } }),
      ok: ['owners_committee', 'committee'],
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), query: { buildingId: m.votes.there.buildingId } }),
      not_found: members,
    },
  ]),
  row(votesRoll.rollDraft, 'Who organises, and the committee, look at the roll before it is frozen.', [
    {
      when: 'frozen once',
      at: 'here',
      request: (m) => ({ params: { ...here(m), decisionId: m.votes.here.frozen } }),
      ok: recorders,
      not_found: beside,
    },
    {
      when: 'open',
      at: 'here',
      request: (m) => ({ params: open(m) }),
      vote_step_illegal: recorders,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
  ]),
  row(votesRoll.rollChanges, 'Whoever sees a decision sees what another freeze changed.', [
    {
      when: 'frozen twice',
      at: 'here',
      request: (m) => ({ params: { ...here(m), decisionId: m.votes.here.frozen } }),
      ok: among,
      not_found: beside,
    },
    { when: 'frozen once', at: 'here', request: (m) => ({ params: open(m) }), not_found: members },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
  ]),
  row(votesOfficial.officialFile, 'Who counts uploads the document of an official result.', [
    {
      when: 'voted on elsewhere',
      at: 'here',
      request: (m) => ({ params: { ...here(m), decisionId: elsewhere(m).id } }),
      ok: recorders,
      not_found: beside,
    },
    {
      when: 'voted on here',
      at: 'here',
      request: (m) => ({ params: open(m) }),
      vote_step_illegal: recorders,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
  ]),
  row(votesOfficial.importOfficial, 'Who counts imports the official result.', [
    {
      when: 'voted on elsewhere',
      at: 'here',
      request: (m) => ({
        params: { ...here(m), decisionId: elsewhere(m).id },
        body: { version: elsewhere(m).version, result: officialResult(elsewhere(m).fileId) },
      }),
      ok: recorders,
      not_found: beside,
    },
    {
      when: 'voted on here',
      at: 'here',
      request: (m) => ({ params: open(m), body: { version: 5, result: officialResult(elsewhere(m).fileId) } }),
      vote_step_illegal: recorders,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), body: { version: 5, result: officialResult(elsewhere(m).fileId) } }),
      not_found: members,
    },
  ]),
]

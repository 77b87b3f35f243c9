import { votesExports } from '@liren/shared/votes.exports'
import { row } from './matrix.ts'
import { actors, members, residents, serving, type Actor } from './matrix.actors.ts'
import type { Matrix } from './matrix.world.ts'

const open = (m: Matrix) => ({ communityId: m.here.communityId, decisionId: m.votes.here.open })
const foreign = (m: Matrix) => ({ communityId: m.here.communityId, decisionId: m.votes.there.open })
const among: readonly Actor[] = ['owner', ...serving]
const beside = residents.filter((actor) => actor !== 'owner')
const release = (key: string) => ({ key, to: ['计票人'], reason: '复核', isBound: true as const })
const unusable = '0'.repeat(56)

function counted(m: Matrix) {
  const { over } = m.votes.here
  if (!over) throw new Error('no closed votes in this matrix')
  const { id: decisionId, key } = over.counted
  return { params: { communityId: m.here.communityId, decisionId }, body: release(key) }
}

export const votesExportsRows = [
  row(votesExports.exported, 'Whoever may see a decision may have all that is public of it, from its opening on.', [
    { when: 'own', at: 'here', request: (m) => ({ params: open(m) }), ok: among, not_found: beside },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
  ]),
  row(votesExports.release, 'Who counts, or the sub-district, gives out the counting file, with a fresh code.', [
    {
      when: 'counted',
      at: 'here',
      request: counted,
      ok: ['committee'],
      step_up_required: ['owners_committee', 'street'],
      not_found: beside,
    },
    {
      when: 'not counted yet',
      at: 'here',
      request: (m) => ({ params: open(m), body: release(unusable) }),
      vote_step_illegal: ['committee'],
      step_up_required: ['owners_committee', 'street'],
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), body: release(unusable) }),
      not_found: [...members, 'street'],
    },
  ]),
  row(votesExports.releases, 'Whoever may see a decision sees to whom counting files were given.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: open(m), query: {} }),
      ok: [...among, 'street'],
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), query: {} }),
      not_found: [...members, 'street'],
    },
  ]),
  row(votesExports.verifier, 'The verifier is for everybody.', [
    { when: 'asked for', at: 'above', request: () => ({}), ok: [...actors] },
  ]),
]

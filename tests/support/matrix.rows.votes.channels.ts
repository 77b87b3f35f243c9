import { votesPaper } from '@liren/shared/votes.paper'
import { votesPrints } from '@liren/shared/votes.prints'
import { votesProxies } from '@liren/shared/votes.proxies'
import { votesResults } from '@liren/shared/votes.results'
import { row } from './matrix.ts'
import { members, residents, serving, steppedUp, type Actor } from './matrix.actors.ts'
import { scanId } from './matrix.votes.closed.ts'
import { sealedBallot } from './matrix.votes.ts'
import type { Matrix } from './matrix.world.ts'

const open = (m: Matrix) => ({ communityId: m.here.communityId, decisionId: m.votes.here.open })
const foreign = (m: Matrix) => ({ communityId: m.here.communityId, decisionId: m.votes.there.open })
const theirs = (m: Matrix) => ({ communityId: m.there.communityId, decisionId: m.votes.there.open })

/** Who belongs to the estate of the votes, or serves the whole community; the others live in another estate. */
const among: readonly Actor[] = ['owner', ...serving]
const beside = residents.filter((actor) => actor !== 'owner')
const recorders: readonly Actor[] = ['owners_committee', 'committee']
const apart = (some: readonly Actor[], ...without: readonly Actor[]) => some.filter((actor) => !without.includes(actor))
/** The closed votes of our community, by their place. */
function over(m: Matrix) {
  const { over: found } = m.votes.here
  if (!found) throw new Error('no closed votes in this matrix')
  const at = (decisionId: string) => ({ communityId: m.here.communityId, decisionId })
  return { ...found, at }
}

const fresh = members.filter((actor) => steppedUp.includes(actor))
const stale = members.filter((actor) => !steppedUp.includes(actor))

const grant = (headId: string) => ({ headId, agentPhone: '13900139001', ...sealedBallot })
const reading = { kind: 'valid' as const, choices: { 1: 'FOR' as const } }
const key = '0'.repeat(56)

export const votesChannelsRows = [
  row(votesProxies.proxies, 'Everybody sees the proxies they granted, and those granted to their phone.', [
    { when: 'own', at: 'here', request: (m) => ({ params: open(m) }), ok: among, not_found: beside },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
  ]),
  row(votesProxies.grantProxy, 'A verified owner lets somebody hand in the ballot of the own head.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: open(m), body: grant(m.votes.here.headId) }),
      ok: ['owner'],
      step_up_required: ['formerHead'],
    },
    {
      when: 'a head of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: open(m), body: grant(m.votes.there.headId) }),
      not_found: ['owner'],
      step_up_required: ['formerHead'],
    },
    {
      when: 'in a decision of the other community',
      at: 'there',
      request: (m) => ({ params: theirs(m), body: grant(m.votes.there.headId) }),
      step_up_required: ['otherOwner'],
    },
  ]),
  row(votesProxies.revokeProxy, 'Who granted a proxy takes it back.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...open(m), proxyId: m.votes.here.proxyId } }),
      ok: ['owner'],
      not_found: ['formerHead'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...open(m), proxyId: m.votes.there.proxyId } }),
      not_found: ['owner', 'formerHead'],
    },
  ]),
  row(
    votesProxies.castProxy,
    'Whose phone a proxy names hands in the ballot, after a fresh code; for others there is none.',
    [
      {
        when: 'own',
        at: 'here',
        request: (m) => ({ params: { ...open(m), proxyId: m.votes.here.proxyId }, body: {} }),
        ok: ['committee'],
        not_found: apart(fresh, 'committee'),
        step_up_required: stale,
      },
      {
        when: 'of the other community, under our address',
        at: 'here',
        request: (m) => ({ params: { ...open(m), proxyId: m.votes.there.proxyId }, body: {} }),
        not_found: fresh,
        step_up_required: stale,
      },
    ],
  ),
  row(votesPaper.issue, 'Who organises, and the committee, print papers.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: open(m), body: { buildingId: m.votes.here.buildingId, unitId: null } }),
      ok: recorders,
      not_found: beside,
    },
    {
      when: 'of a building of the other community',
      at: 'here',
      request: (m) => ({ params: open(m), body: { buildingId: m.votes.there.buildingId, unitId: null } }),
      not_found: [...recorders, ...beside],
    },
  ]),
  row(votesPaper.list, 'Who records papers sees how far they are.', [
    { when: 'own', at: 'here', request: (m) => ({ params: open(m) }), ok: recorders, not_found: beside },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
  ]),
  row(votesPaper.receive, 'Who records papers notes that one came back.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...open(m), number: 1 }, body: {} }),
      ok: recorders,
      not_found: beside,
    },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: { ...open(m), number: 99 }, body: {} }),
      not_found: [...recorders, ...beside],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...foreign(m), number: 1 }, body: {} }),
      not_found: members,
    },
  ]),
  row(votesPaper.scan, 'Who records papers keeps scans of them.', [
    {
      when: 'after the close',
      at: 'here',
      request: (m) => ({ params: { ...over(m).at(over(m).withPapers), number: 1 } }),
      ok: recorders,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...foreign(m), number: 1 } }),
      not_found: members,
    },
  ]),
  row(votesPaper.removeScan, 'Who records papers takes bad scans out again.', [
    {
      when: 'after the close',
      at: 'here',
      request: (m) => ({ params: { ...over(m).at(over(m).withPapers), number: 1, fileId: scanId } }),
      ok: recorders,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...foreign(m), number: 1, fileId: scanId } }),
      not_found: members,
    },
  ]),
  row(votesPaper.enter, 'Papers are opened after the close.', [
    {
      when: 'after it',
      at: 'here',
      request: (m) => ({ params: { ...over(m).at(over(m).withPapers), number: 1 }, body: { reading } }),
      ok: recorders,
      not_found: beside,
    },
    {
      when: 'before it',
      at: 'here',
      request: (m) => ({ params: { ...open(m), number: 1 }, body: { reading } }),
      vote_step_illegal: recorders,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...foreign(m), number: 1 }, body: { reading } }),
      not_found: members,
    },
  ]),
  row(votesPaper.settle, 'Readings are settled after the close.', [
    {
      when: 'after it',
      at: 'here',
      request: (m) => ({
        params: { ...over(m).at(over(m).withPapers), number: 2 },
        body: { reading, reason: '辨认' },
      }),
      ok: recorders,
      not_found: beside,
    },
    {
      when: 'before it',
      at: 'here',
      request: (m) => ({ params: { ...open(m), number: 1 }, body: { reading, reason: '辨认' } }),
      vote_step_illegal: recorders,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...foreign(m), number: 1 }, body: { reading, reason: '辨认' } }),
      not_found: members,
    },
  ]),
  row(votesResults.count, 'Who organises, or the committee, counts: after the close.', [
    {
      when: 'after it',
      at: 'here',
      request: (m) => ({
        params: over(m).at(over(m).uncounted.id),
        body: { version: over(m).uncounted.version, key: over(m).uncounted.key },
      }),
      ok: recorders,
      not_found: beside,
    },
    {
      when: 'before it',
      at: 'here',
      request: (m) => ({ params: open(m), body: { version: 5, key } }),
      vote_step_illegal: recorders,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), body: { version: 5, key } }),
      not_found: members,
    },
  ]),
  row(votesResults.recount, 'Nobody of the owners’ committee recounts.', [
    {
      when: 'asked for',
      at: 'here',
      request: (m) => ({
        params: over(m).at(over(m).counted.id),
        body: { version: over(m).counted.version, key: over(m).counted.key },
      }),
      ok: ['committee'],
      vote_barred: ['owners_committee'],
      not_found: beside,
    },
    {
      when: 'before the count',
      at: 'here',
      request: (m) => ({ params: open(m), body: { version: 5, key } }),
      vote_step_illegal: ['committee'],
      vote_barred: ['owners_committee'],
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), body: { version: 5, key } }),
      not_found: members,
    },
  ]),
  row(votesResults.result, 'Whoever sees a decision sees its result, once it is published.', [
    {
      when: 'published',
      at: 'here',
      request: (m) => ({ params: over(m).at(over(m).counted.id) }),
      ok: among,
      not_found: beside,
    },
    { when: 'own', at: 'here', request: (m) => ({ params: open(m) }), not_found: members },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
  ]),
  row(votesPrints.notice, 'Whoever sees a decision prints its notice.', [
    { when: 'own', at: 'here', request: (m) => ({ params: open(m) }), ok: among, not_found: beside },
    {
      when: 'not announced yet',
      at: 'here',
      request: (m) => ({ params: { ...open(m), decisionId: m.votes.here.draft.id } }),
      vote_step_illegal: ['owners_committee'],
      not_found: apart(members, 'owners_committee'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
  ]),
  row(votesPrints.resultNotice, 'Whoever sees a result prints it.', [
    {
      when: 'published',
      at: 'here',
      request: (m) => ({ params: over(m).at(over(m).counted.id) }),
      ok: among,
      not_found: beside,
    },
    { when: 'own', at: 'here', request: (m) => ({ params: open(m) }), not_found: members },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
  ]),
]

import { binding } from '@liren/shared/binding'
import { row } from './matrix.ts'
import { actors, residents, signedIn, type Actor } from './matrix.actors.ts'
import { freeUnit } from './matrix.binding.ts'
import { nowhere, type Matrix } from './matrix.world.ts'
import { buildingAt, entranceAt, unitAt } from './world.ts'

const everybody: readonly Actor[] = actors
const committee = ['committee'] as const
/** Who serves the first building. */
const doorkeepers = ['building_head', 'grid_worker'] as const
const theirCommittee = ['otherCommittee'] as const
/** Who may end somebody's residence somewhere here, and so learns whether it is there. */
const ending = ['committee', 'owner', 'formerHead'] as const
const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const without = (...some: Actor[]) => signedIn.filter((actor) => !some.includes(actor))
const asked = (m: Matrix) => ({
  communityId: m.here.communityId,
  entranceId: entranceAt(m.here, 0, 1),
  unitLabel: '101',
  relation: 'tenant' as const,
})
const unknownCode = '2222222222'

const entranceCases = (among: readonly Actor[]) => [
  {
    when: 'own',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: { ...here(m), entranceId: entranceAt(m.here, 0, 0) } }),
    ok: among,
  },
  {
    when: 'of the other community, under our address',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: { ...here(m), entranceId: entranceAt(m.there, 0, 0) } }),
    not_found: among,
  },
  {
    when: 'of the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({ params: { ...there(m), entranceId: entranceAt(m.there, 0, 0) } }),
    ok: theirCommittee,
  },
  {
    when: 'missing',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: { ...here(m), entranceId: nowhere } }),
    not_found: among,
  },
]

/** The requests that a decision may be about. */
const decisionCases = <B>(body: B) => [
  {
    when: 'pending',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: { ...here(m), requestId: m.binding.requests.pending }, body }),
    ok: committee,
  },
  {
    when: "the committee's own",
    at: 'here' as const,
    request: (m: Matrix) => ({ params: { ...here(m), requestId: m.binding.requestOf('committee') }, body }),
  },
  {
    when: 'decided',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: { ...here(m), requestId: m.binding.requests.decided }, body }),
    binding_request_closed: committee,
  },
  {
    when: 'of the other community, under our address',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: { ...here(m), requestId: m.binding.requests.theirs }, body }),
    not_found: committee,
  },
  {
    when: 'of the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({ params: { ...there(m), requestId: m.binding.requests.theirs }, body }),
    ok: theirCommittee,
  },
  {
    when: 'missing',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: { ...here(m), requestId: nowhere }, body }),
    not_found: committee,
  },
]

export const bindingRows = [
  row(binding.searchPlaces, 'Everybody finds an estate by its name, and nobody in it.', [
    { when: 'by name', at: 'above', request: () => ({ query: { q: '枫林' } }), ok: everybody },
  ]),
  row(binding.issueSheets, 'The committee prints slips for its own buildings.', [
    {
      when: 'a unit of a building',
      at: 'here',
      request: (m) => ({
        params: { ...here(m), buildingId: buildingAt(m.here, 0) },
        body: { unitId: freeUnit(m.here) },
      }),
      ok: committee,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), buildingId: buildingAt(m.there, 0) }, body: {} }),
      not_found: committee,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({
        params: { ...there(m), buildingId: buildingAt(m.there, 0) },
        body: { unitId: freeUnit(m.there) },
      }),
      ok: theirCommittee,
    },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: { ...here(m), buildingId: nowhere }, body: {} }),
      not_found: committee,
    },
  ]),
  row(binding.invitations, 'The committee sees which flats have a slip.', entranceCases(committee)),
  row(binding.revokeInvitation, 'The committee ends slips that nobody used.', [
    {
      when: 'unused',
      at: 'here',
      request: (m) => ({ params: { ...here(m), invitationId: m.binding.slips.open } }),
      ok: committee,
    },
    {
      when: 'used',
      at: 'here',
      request: (m) => ({ params: { ...here(m), invitationId: m.binding.slips.used } }),
      not_found: committee,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), invitationId: m.binding.slips.theirs } }),
      not_found: committee,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), invitationId: m.binding.slips.theirs } }),
      ok: theirCommittee,
    },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: { ...here(m), invitationId: nowhere } }),
      not_found: committee,
    },
  ]),
  row(binding.preview, 'Whoever is signed in and brings a code learns for which flat it is.', [
    { when: 'open', at: 'above', request: (m) => ({ body: { code: m.binding.codes.open } }), ok: signedIn },
    {
      when: 'used',
      at: 'above',
      request: (m) => ({ body: { code: m.binding.codes.used } }),
      invitation_invalid: signedIn,
    },
    { when: 'unknown', at: 'above', request: () => ({ body: { code: unknownCode } }), invitation_invalid: signedIn },
  ]),
  row(binding.bind, 'Whoever is signed in and brings an open code is bound to its flat.', [
    {
      when: 'open',
      at: 'above',
      request: (m) => ({ body: { code: m.binding.codes.open, relation: 'tenant' as const } }),
      ok: signedIn,
    },
    {
      when: 'used',
      at: 'above',
      request: (m) => ({ body: { code: m.binding.codes.used, relation: 'owner' as const } }),
      invitation_invalid: signedIn,
    },
    {
      when: 'expired',
      at: 'above',
      request: (m) => ({ body: { code: m.binding.codes.expired, relation: 'owner' as const } }),
      invitation_invalid: signedIn,
    },
    {
      when: 'unknown',
      at: 'above',
      request: () => ({ body: { code: unknownCode, relation: 'owner' as const } }),
      invitation_invalid: signedIn,
    },
  ]),
  row(binding.mine, 'Whoever is signed in sees their own flats and requests.', [
    { when: 'mine', at: 'above', request: () => ({}), ok: signedIn },
  ]),
  row(binding.checkPhone, 'An owner has the own phone compared with the register.', [
    {
      when: 'of my own flat',
      at: 'above',
      request: (m, actor) => ({ params: { residenceId: m.binding.homeOf(actor) } }),
      ok: ['owner', 'formerHead', 'otherOwner'],
      relation_not_owner: ['tenant'],
      not_found: without('owner', 'formerHead', 'otherOwner', 'tenant'),
    },
    {
      when: "of somebody else's",
      at: 'above',
      request: (m) => ({ params: { residenceId: m.binding.residences.unverifiedOwner } }),
      not_found: signedIn,
    },
  ]),
  row(binding.leave, 'Whoever lives somewhere may leave it, and nobody else’s home.', [
    {
      when: 'my own',
      at: 'above',
      request: (m, actor) => ({ params: { residenceId: m.binding.homeOf(actor) } }),
      ok: ['owner', 'tenant', 'formerHead', 'otherOwner'],
      not_found: without('owner', 'tenant', 'formerHead', 'otherOwner'),
    },
    {
      when: "somebody else's",
      at: 'above',
      request: (m) => ({ params: { residenceId: m.binding.residences.familyOfOwner } }),
      not_found: signedIn,
    },
  ]),
  row(binding.request, 'Whoever is signed in may ask for any flat.', [
    { when: 'there is', at: 'above', request: (m) => ({ body: asked(m) }), ok: signedIn },
    {
      when: 'there is not',
      at: 'above',
      request: (m) => ({ body: { ...asked(m), unitLabel: '909' } }),
      unit_unknown: signedIn,
    },
    {
      when: 'of an entrance elsewhere',
      at: 'above',
      request: (m) => ({ body: { ...asked(m), entranceId: entranceAt(m.there, 0, 1) } }),
      not_found: signedIn,
    },
    {
      when: 'in a missing community',
      at: 'above',
      request: (m) => ({ body: { ...asked(m), communityId: nowhere } }),
      not_found: signedIn,
    },
  ]),
  row(binding.withdrawRequest, 'One takes back one’s own request; those of others are not there.', [
    {
      when: 'my own',
      at: 'above',
      request: (m, actor) => ({ params: { requestId: m.binding.requestOf(actor) } }),
      ok: signedIn,
    },
    {
      when: "somebody else's",
      at: 'above',
      request: (m) => ({ params: { requestId: m.binding.requests.theirs } }),
      not_found: signedIn,
    },
    {
      when: 'decided',
      at: 'above',
      request: (m) => ({ params: { requestId: m.binding.requests.decided } }),
      binding_request_closed: ['owner'],
      not_found: without('owner'),
    },
  ]),
  row(binding.requests, 'The committee sees who asks to be bound.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: committee },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: theirCommittee },
    { when: 'a missing community', at: 'nowhere', request: () => ({ params: { communityId: nowhere } }) },
  ]),
  row(binding.approve, 'The committee approves requests of others.', decisionCases({ verify: 'deed' as const })),
  row(binding.refuse, 'The committee refuses requests of others.', decisionCases({ reason: '请到居委会来' })),
  row(binding.verify, 'The committee checks owners, never itself.', [
    {
      when: 'an owner',
      at: 'here',
      request: (m) => ({
        params: { ...here(m), residenceId: m.binding.residences.unverifiedOwner },
        body: { by: 'deed' as const },
      }),
      ok: committee,
    },
    {
      when: 'a tenant',
      at: 'here',
      request: (m) => ({ params: { ...here(m), residenceId: m.residences.live }, body: { by: 'deed' as const } }),
      relation_not_owner: committee,
    },
    {
      when: 'ended',
      at: 'here',
      request: (m) => ({ params: { ...here(m), residenceId: m.residences.ended }, body: { by: 'deed' as const } }),
      not_found: committee,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), residenceId: m.residences.theirs }, body: { by: 'deed' as const } }),
      not_found: committee,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), residenceId: m.residences.theirs }, body: { by: 'deed' as const } }),
      ok: theirCommittee,
    },
  ]),
  row(binding.household, 'The people of a flat see one another, and nobody else does.', [
    {
      when: 'of the owner',
      at: 'here',
      request: (m) => ({ params: { ...here(m), unitId: unitAt(m.here, 0, 0) } }),
      ok: ['owner'],
      not_found: ['tenant', 'formerHead'],
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), unitId: unitAt(m.there, 0, 0) } }),
      ok: ['otherOwner'],
    },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: { ...here(m), unitId: nowhere } }),
      not_found: residents,
    },
  ]),
  row(binding.endResidence, 'The committee ends any residence, a verified owner those of tenants and family at home.', [
    {
      when: 'family of the owner',
      at: 'here',
      request: (m) => ({
        params: { ...here(m), residenceId: m.binding.residences.familyOfOwner },
        body: { reason: '已搬走' },
      }),
      ok: ['committee', 'owner'],
      not_found: ['formerHead'],
    },
    {
      when: 'the tenant next door',
      at: 'here',
      request: (m) => ({ params: { ...here(m), residenceId: m.residences.live }, body: { reason: '已搬走' } }),
      ok: committee,
      not_found: ['owner', 'formerHead'],
    },
    {
      when: 'ended',
      at: 'here',
      request: (m) => ({ params: { ...here(m), residenceId: m.residences.ended }, body: { reason: '已搬走' } }),
      not_found: ending,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), residenceId: m.residences.theirs }, body: { reason: '已搬走' } }),
      not_found: ending,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), residenceId: m.residences.theirs }, body: { reason: '已搬走' } }),
      ok: theirCommittee,
    },
  ]),
  row(binding.consentAsGuardian, 'An adult of the flat consents for its children.', [
    {
      when: 'a child of the flat',
      at: 'here',
      request: (m) => ({ params: { ...here(m), residenceId: m.binding.residences.childOfOwner } }),
      ok: ['owner'],
      not_found: ['tenant', 'formerHead'],
    },
    {
      when: 'no child',
      at: 'here',
      request: (m) => ({ params: { ...here(m), residenceId: m.binding.residences.familyOfOwner } }),
      not_found: residents,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), residenceId: m.residences.theirs } }),
      not_found: [
        'otherOwner',
        ...signedIn.filter((actor) => !['operator', 'otherCommittee', 'otherOwner'].includes(actor)),
      ],
    },
  ]),
  row(
    binding.residents,
    'The committee sees who lives at an entrance, and so do building heads and grid workers where they serve.',
    entranceCases([...committee, ...doorkeepers]),
  ),
  row(binding.revealPhone, 'The committee sees a phone for a purpose that it states.', [
    {
      when: 'of the tenant',
      at: 'here',
      request: (m) => ({ params: { ...here(m), residenceId: m.residences.live }, body: { purpose: '漏水' } }),
      ok: committee,
    },
    {
      when: 'of who has left',
      at: 'here',
      request: (m) => ({ params: { ...here(m), residenceId: m.residences.ended }, body: { purpose: '漏水' } }),
      not_found: committee,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), residenceId: m.residences.theirs }, body: { purpose: '漏水' } }),
      not_found: committee,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), residenceId: m.residences.theirs }, body: { purpose: '漏水' } }),
      ok: theirCommittee,
    },
  ]),
]

import { rolesApi } from '@liren/shared/roles'
import { rolesAbove } from '@liren/shared/roles.above'
import { officersApi } from '@liren/shared/roles.officers'
import { newPhone } from './app.ts'
import { row } from './matrix.ts'
import { members } from './matrix.actors.ts'
import { nowhere, someUnit, type Matrix } from './matrix.world.ts'
import { buildingAt } from './world.ts'

const person = () => ({ phone: newPhone(), nickname: '新人' })
const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
/** Who may grant something at all, and so learns whether a grant is there. */
const granting = ['committee', 'street', 'operator'] as const
const theirCommittee = ['otherCommittee'] as const

const head = (scopeId: string) => ({
  ...person(),
  role: 'building_head' as const,
  scopeKind: 'building' as const,
  scopeId,
})
const committeeOf = (scopeId: string) => ({
  ...person(),
  role: 'committee' as const,
  scopeKind: 'community' as const,
  scopeId,
})
const host = (scopeId: string) => ({
  ...person(),
  role: 'column_host' as const,
  scopeKind: 'column' as const,
  scopeId,
})
const streetOfficer = (scopeId: string) => ({
  ...person(),
  role: 'street' as const,
  scopeKind: 'street' as const,
  scopeId,
})

/** One request to a grant of each standing. */
const onGrants = <B extends object>(body: B) => {
  const at = (params: (m: Matrix) => { communityId: string }, grantId: (m: Matrix) => string) => (m: Matrix) => ({
    params: { ...params(m), grantId: grantId(m) },
    body,
  })
  return [
    { when: 'an office', at: 'here' as const, request: at(here, (m) => m.grants.head), ok: ['committee' as const] },
    {
      when: 'the committee',
      at: 'here' as const,
      request: at(here, (m) => m.grants.committee),
      ok: ['street' as const, 'operator' as const],
    },
    { when: 'ended', at: 'here' as const, request: at(here, (m) => m.grants.ended), not_found: granting },
    {
      when: 'of the other community, under our address',
      at: 'here' as const,
      request: at(here, (m) => m.grants.theirs),
      not_found: granting,
    },
    {
      when: 'of the other community',
      at: 'there' as const,
      request: at(there, (m) => m.grants.theirs),
      ok: ['operator' as const],
    },
    { when: 'missing', at: 'here' as const, request: at(here, () => nowhere), not_found: granting },
  ]
}

export const rolesRows = [
  row(rolesApi.grant, 'The committee grants offices of its community; the committee itself comes from above.', [
    {
      when: 'an office',
      at: 'here',
      request: (m) => ({ params: here(m), body: head(buildingAt(m.here, 0)) }),
      ok: ['committee'],
    },
    {
      when: 'the committee',
      at: 'here',
      request: (m) => ({ params: here(m), body: committeeOf(m.here.communityId) }),
      ok: ['street', 'operator'],
    },
    {
      when: 'an office above communities',
      at: 'here',
      request: (m) => ({ params: here(m), body: streetOfficer(m.here.streetId) }),
      not_found: ['committee'],
    },
    {
      when: 'the office of an operator',
      at: 'here',
      request: (m) => ({
        params: here(m),
        body: { ...person(), role: 'operator' as const, scopeKind: 'community' as const, scopeId: m.here.communityId },
      }),
      role_scope_mismatch: ['committee'],
    },
    {
      when: 'an office at a place of the other community',
      at: 'here',
      request: (m) => ({ params: here(m), body: head(buildingAt(m.there, 0)) }),
      not_found: ['committee'],
    },
    {
      when: 'the committee of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: here(m), body: committeeOf(m.there.communityId) }),
      not_found: ['street', 'operator'],
    },
    {
      when: 'the committee of the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: committeeOf(m.there.communityId) }),
      ok: ['operator'],
    },
    {
      when: 'an office of the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: head(buildingAt(m.there, 0)) }),
      ok: theirCommittee,
    },
    {
      when: 'the host of a column of the other community',
      at: 'here',
      request: (m) => ({ params: here(m), body: host(m.there.columns.police) }),
      not_found: ['committee'],
    },
    {
      when: 'at a missing place',
      at: 'here',
      request: (m) => ({ params: here(m), body: head(nowhere) }),
      not_found: ['committee'],
    },
  ]),
  row(rolesApi.grantAbove, 'The operator names street and department officers, and no others.', [
    {
      when: 'a street officer',
      at: 'above',
      request: (m) => ({ body: streetOfficer(m.here.streetId) }),
      ok: ['operator'],
    },
    {
      when: 'a committee',
      at: 'above',
      request: (m) => ({ body: committeeOf(m.here.communityId) }),
      role_scope_mismatch: ['operator'],
    },
    {
      when: 'another operator',
      at: 'above',
      request: (m) => ({
        body: { ...person(), role: 'operator' as const, scopeKind: 'street' as const, scopeId: m.here.streetId },
      }),
      role_scope_mismatch: ['operator'],
    },
    {
      when: 'at a missing street',
      at: 'above',
      request: () => ({ body: streetOfficer(nowhere) }),
      not_found: ['operator'],
    },
  ]),
  row(rolesAbove.list, 'The operator sees the roles above communities.', [
    { when: 'all', at: 'above', request: () => ({}), ok: ['operator'] },
  ]),
  row(rolesAbove.revoke, 'The operator ends roles above communities.', [
    {
      when: 'a street officer',
      at: 'above',
      request: (m) => ({ params: { grantId: m.grants.street }, body: { reason: '调离' } }),
      ok: ['operator'],
    },
    {
      when: 'a missing one',
      at: 'above',
      request: () => ({ params: { grantId: nowhere }, body: { reason: '调离' } }),
      not_found: ['operator'],
    },
  ]),
  row(officersApi.list, 'Who grants something in a community sees the record of its grants.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: granting },
    {
      when: 'also what has ended',
      at: 'here',
      request: (m) => ({ params: here(m), query: { state: 'all' as const } }),
      ok: granting,
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m) }),
      ok: ['otherCommittee', 'operator'],
    },
    { when: 'a missing community', at: 'nowhere', request: () => ({ params: { communityId: nowhere } }) },
  ]),
  row(officersApi.officers, 'Whoever lives or serves in a community may know who holds what.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: members },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m) }),
      ok: ['otherCommittee', 'otherOwner'],
    },
    { when: 'a missing community', at: 'nowhere', request: () => ({ params: { communityId: nowhere } }) },
  ]),
  row(officersApi.renew, 'Whoever may grant an office may renew it.', onGrants({ expiresAt: null })),
  row(officersApi.revoke, 'Whoever may grant an office may end it.', onGrants({ reason: '任期结束' })),
  row(rolesApi.placeResident, 'The committee registers who lives in its community.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({
        params: here(m),
        body: { ...person(), unitId: someUnit(m.here), relation: 'owner' as const },
      }),
      ok: ['committee'],
    },
    {
      when: 'a unit of the other community, under our address',
      at: 'here',
      request: (m) => ({
        params: here(m),
        body: { ...person(), unitId: someUnit(m.there), relation: 'owner' as const },
      }),
      not_found: ['committee'],
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({
        params: there(m),
        body: { ...person(), unitId: someUnit(m.there), relation: 'owner' as const },
      }),
      ok: theirCommittee,
    },
    {
      when: 'a place that is no unit',
      at: 'here',
      request: (m) => ({
        params: here(m),
        body: { ...person(), unitId: buildingAt(m.here, 0), relation: 'owner' as const },
      }),
      not_found: ['committee'],
    },
    {
      when: 'a missing unit',
      at: 'here',
      request: (m) => ({ params: here(m), body: { ...person(), unitId: nowhere, relation: 'owner' as const } }),
      not_found: ['committee'],
    },
  ]),
  row(rolesApi.endResidence, 'The committee ends residences in its community.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...here(m), residenceId: m.residences.live } }),
      ok: ['committee'],
    },
    {
      when: 'ended',
      at: 'here',
      request: (m) => ({ params: { ...here(m), residenceId: m.residences.ended } }),
      not_found: ['committee'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), residenceId: m.residences.theirs } }),
      not_found: ['committee'],
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), residenceId: m.residences.theirs } }),
      ok: theirCommittee,
    },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: { ...here(m), residenceId: nowhere } }),
      not_found: ['committee'],
    },
  ]),
]

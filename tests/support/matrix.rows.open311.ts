import { complaintPartners } from '@liren/shared/complaints.partners'
import { open311 } from '@liren/shared/open311'
import { row } from './matrix.ts'
import { actors, type Actor } from './matrix.actors.ts'
import { fromHotline } from './matrix.complaints.ts'
import { nowhere, type Matrix } from './matrix.world.ts'
import { buildingAt } from './world.ts'

const everybody: readonly Actor[] = actors
const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const own = (m: Matrix) => ({ query: { api_key: m.complaints.partnerKey } })
const comment = (key: string) => ({ body: { api_key: key, update_id: 'DH-1-9', description: '来电人补充。' } })
const callback = { body: { url: 'https://hotline.example.org/liren' } }
const someKey = `${nowhere}.${'x'.repeat(43)}`

/** Partners, and what their keys open: whoever calls, the key alone counts. */
export const open311Rows = [
  row(complaintPartners.partners, 'The committee and an operator see who may use the public API.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: ['committee', 'operator'] },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m) }),
      ok: ['otherCommittee', 'operator'],
    },
  ]),
  row(complaintPartners.addPartner, 'The committee lets somebody in.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: here(m), body: { name: '养护公司' } }),
      ok: ['committee'],
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: { name: '养护公司' } }),
      ok: ['otherCommittee'],
    },
  ]),
  row(complaintPartners.renewPartner, 'The committee gives another key.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...here(m), partnerId: m.complaints.partner } }),
      ok: ['committee'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), partnerId: m.complaints.theirPartner } }),
      not_found: ['committee'],
    },
  ]),
  row(complaintPartners.setCallback, 'An operator registers where a partner is called.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...here(m), partnerId: m.complaints.partner }, ...callback }),
      ok: ['operator'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), partnerId: m.complaints.theirPartner }, ...callback }),
      not_found: ['operator'],
    },
  ]),
  row(complaintPartners.removePartner, 'The committee lets somebody in no longer.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...here(m), partnerId: m.complaints.partner } }),
      ok: ['committee'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), partnerId: m.complaints.theirPartner } }),
      not_found: ['committee'],
    },
  ]),
  row(open311.services, 'Whose key is good sees what can be reported.', [
    { when: 'with the key', at: 'here', request: (m) => ({ params: here(m), ...own(m) }), ok: everybody },
    {
      when: 'with the key of the other community',
      at: 'here',
      request: (m) => ({ params: here(m), query: { api_key: m.complaints.theirPartnerKey } }),
      unauthenticated: everybody,
    },
    {
      when: 'with no key of ours',
      at: 'here',
      request: (m) => ({ params: here(m), query: { api_key: someKey } }),
      unauthenticated: everybody,
    },
  ]),
  row(open311.requests, 'Whose key is good sees the own ones.', [
    { when: 'with the key', at: 'here', request: (m) => ({ params: here(m), ...own(m) }), ok: everybody },
    {
      when: 'with the key of the other community',
      at: 'here',
      request: (m) => ({ params: here(m), query: { api_key: m.complaints.theirPartnerKey } }),
      unauthenticated: everybody,
    },
  ]),
  row(open311.request, 'Whose key is good sees one of them.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...here(m), requestId: m.complaints.reported }, ...own(m) }),
      ok: everybody,
    },
    {
      when: 'a matter that was not shared',
      at: 'here',
      request: (m) => ({ params: { ...here(m), requestId: m.complaints.sent }, ...own(m) }),
      not_found: everybody,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), requestId: m.complaints.theirReported }, ...own(m) }),
      not_found: everybody,
    },
  ]),
  row(open311.create, 'Whose key is good reports for a resident.', [
    {
      when: 'under a number that was there',
      at: 'here',
      request: (m) => ({ params: here(m), body: fromHotline(m.complaints.partnerKey, buildingAt(m.here, 0)) }),
      ok: everybody,
    },
    {
      when: 'at a place of the other community',
      at: 'here',
      request: (m) => ({ params: here(m), body: fromHotline(m.complaints.partnerKey, buildingAt(m.there, 0), 'DH-2') }),
      complaint_place_wrong: everybody,
    },
    {
      when: 'with no key of ours',
      at: 'here',
      request: (m) => ({ params: here(m), body: fromHotline(someKey, buildingAt(m.here, 0)) }),
      unauthenticated: everybody,
    },
  ]),
  row(open311.updates, 'Whose key is good sees what happened.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...here(m), requestId: m.complaints.reported }, ...own(m) }),
      ok: everybody,
    },
    {
      when: 'a matter that was not shared',
      at: 'here',
      request: (m) => ({ params: { ...here(m), requestId: m.complaints.sent }, ...own(m) }),
      not_found: everybody,
    },
  ]),
  row(open311.comment, 'Whose key is good adds words.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({
        params: { ...here(m), requestId: m.complaints.reported },
        ...comment(m.complaints.partnerKey),
      }),
      ok: everybody,
    },
    {
      when: 'a matter that was not shared',
      at: 'here',
      request: (m) => ({ params: { ...here(m), requestId: m.complaints.sent }, ...comment(m.complaints.partnerKey) }),
      not_found: everybody,
    },
  ]),
]

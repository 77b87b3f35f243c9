import { figures } from '@liren/shared/volunteering.figures'
import { volunteerRecords } from '@liren/shared/volunteering.records'
import { recognition } from '@liren/shared/volunteering.recognition'
import { row } from './matrix.ts'
import { actors, members, type Actor } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const without = (...out: Actor[]) => members.filter((actor) => !out.includes(actor))
const theirMembers = ['otherCommittee', 'otherOwner'] as const
const everybody: readonly Actor[] = actors

const own = [
  { when: 'own', at: 'here' as const, request: (m: Matrix) => ({ params: here(m) }), ok: members },
  {
    when: 'the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({ params: there(m) }),
    ok: theirMembers,
  },
  { when: 'a missing community', at: 'nowhere' as const, request: () => ({ params: { communityId: nowhere } }) },
]
const named = { body: { name: '林晓梅' } }
const refused = { body: { reason: '证件不符' } }

/** What the committee sees of its own community. */
const ofCommittee = [
  {
    when: 'own',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: here(m) }),
    ok: ['committee'] as const,
  },
  {
    when: 'the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({ params: there(m) }),
    ok: ['otherCommittee'] as const,
  },
  { when: 'a missing community', at: 'nowhere' as const, request: () => ({ params: { communityId: nowhere } }) },
]

const award = (residenceId: string) => ({
  ...{ kind: 'award' as const, residenceId, title: '季度之星' },
  ...{ detail: '街道办', happenedOn: '2026-01-31' },
})

export const recognitionRows = [
  row(figures.read, 'The committee sees the figures of volunteering.', ofCommittee),
  row(figures.file, 'The committee takes the figures of volunteering away.', ofCommittee),
  row(recognition.certificates, 'Whoever lives or serves in a community sees the own certificates.', own),
  row(recognition.record, 'Whoever lives or serves in a community takes the own record away.', own),
  row(volunteerRecords.list, 'The committee sees what is in records besides service.', ofCommittee),
  row(volunteerRecords.add, 'The committee writes into the records of others.', [
    {
      when: 'of the tenant',
      at: 'here',
      request: (m) => ({ params: here(m), body: award(m.residences.live) }),
      ok: ['committee'],
    },
    {
      when: 'of somebody who left',
      at: 'here',
      request: (m) => ({ params: here(m), body: award(m.residences.ended) }),
      not_found: ['committee'],
    },
    {
      when: 'of somebody of the other community',
      at: 'here',
      request: (m) => ({ params: here(m), body: award(m.residences.theirs) }),
      not_found: ['committee'],
    },
    {
      when: 'in the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: award(m.residences.theirs) }),
      ok: ['otherCommittee'],
    },
  ]),
  row(volunteerRecords.remove, 'The committee takes out of records what was written there by mistake.', [
    {
      when: 'of the tenant',
      at: 'here',
      request: (m) => ({ params: { ...here(m), recordId: m.volunteering.entry } }),
      ok: ['committee'],
    },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: { ...here(m), recordId: nowhere } }),
      not_found: ['committee'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), recordId: m.volunteering.theirEntry } }),
      not_found: ['committee'],
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), recordId: m.volunteering.theirEntry } }),
      ok: ['otherCommittee'],
    },
  ]),
  row(recognition.issue, 'Who has served is certified; who has not is told so.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: here(m), ...named }),
      ok: ['tenant'],
      certificate_waiting: ['formerHead'],
      certificate_without_hours: without('tenant', 'formerHead'),
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), ...named }),
      certificate_without_hours: theirMembers,
    },
  ]),
  row(recognition.wanted, 'The committee sees which certificates wait for papers.', ofCommittee),
  row(recognition.attest, 'The committee issues what it has seen the papers for.', [
    {
      when: "the former head's",
      at: 'here',
      request: (m) => ({ params: { ...here(m), certificateId: m.volunteering.wantedCertificate }, ...named }),
      ok: ['committee'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), certificateId: m.volunteering.theirWantedCertificate }, ...named }),
      not_found: ['committee'],
    },
    {
      when: 'of the other community, for no hours',
      at: 'there',
      request: (m) => ({ params: { ...there(m), certificateId: m.volunteering.theirWantedCertificate }, ...named }),
      certificate_without_hours: ['otherCommittee'],
    },
  ]),
  row(recognition.refuse, 'The committee does not issue what papers do not bear out.', [
    {
      when: "the former head's",
      at: 'here',
      request: (m) => ({ params: { ...here(m), certificateId: m.volunteering.wantedCertificate }, ...refused }),
      ok: ['committee'],
    },
    {
      when: 'issued already',
      at: 'here',
      request: (m) => ({ params: { ...here(m), certificateId: m.volunteering.certificate }, ...refused }),
      not_found: ['committee'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), certificateId: m.volunteering.theirWantedCertificate }, ...refused }),
      not_found: ['committee'],
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), certificateId: m.volunteering.theirWantedCertificate }, ...refused }),
      ok: ['otherCommittee'],
    },
  ]),
  row(recognition.certificateFile, 'A certificate is handed to whom it was issued.', [
    {
      when: "the tenant's",
      at: 'here',
      request: (m) => ({ params: { ...here(m), certificateId: m.volunteering.certificate } }),
      ok: ['tenant'],
      not_found: without('tenant'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), certificateId: m.volunteering.theirCertificate } }),
      not_found: members,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), certificateId: m.volunteering.theirCertificate } }),
      ok: ['otherOwner'],
      not_found: ['otherCommittee'],
    },
  ]),
  row(recognition.verify, 'Whoever holds the paper may compare it.', [
    {
      when: "the tenant's",
      at: 'here',
      request: (m) => ({ params: { ...here(m), certificateId: m.volunteering.certificate } }),
      ok: everybody,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), certificateId: m.volunteering.theirCertificate } }),
      not_found: everybody,
    },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: { ...here(m), certificateId: nowhere } }),
      not_found: everybody,
    },
  ]),
]

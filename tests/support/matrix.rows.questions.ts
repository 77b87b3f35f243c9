import { announcementQuestions as questions } from '@liren/shared/announcements.questions'
import { announcementsSearch } from '@liren/shared/announcements.search'
import { row } from './matrix.ts'
import { actors, composers, members, residents, type Actor } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const under = (m: Matrix, announcementId: string) => ({ ...here(m), announcementId })
const about = (m: Matrix, questionId: string) => ({ ...here(m), questionId })
const without = (some: readonly Actor[], ...out: Actor[]) => some.filter((actor) => !out.includes(actor))
const asked = { text: '几点来水？', isNamed: true }

/** A question that is not there, for those who may look after some. */
const absent = <B extends object>(body: B) => [
  {
    when: 'of the other community, under our address',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: about(m, m.questions.theirs), ...body }),
    not_found: members,
  },
  {
    when: 'missing',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: about(m, nowhere), ...body }),
    not_found: members,
  },
]
const show = { body: { refusal: null } }
const reply = { body: { text: '下午三点。' } }

export const questionRows = [
  row(announcementsSearch.search, 'Whoever has a feed searches it.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m), query: { q: '水' } }), ok: members },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), query: { q: '水' } }),
      ok: ['otherCommittee', 'otherOwner'],
    },
  ]),
  row(announcementsSearch.searchPublic, 'Anybody searches what is said to everybody.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m), query: { q: '水' } }), ok: actors },
    {
      when: 'a missing community',
      at: 'nowhere',
      request: () => ({ params: { communityId: nowhere }, query: { q: '水' } }),
      not_found: actors,
    },
  ]),
  row(questions.settings, 'Whoever lives or serves here sees whether neighbours may ask.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: members },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m) }),
      ok: ['otherCommittee', 'otherOwner'],
    },
  ]),
  row(questions.setSettings, 'The residents’ committee lets neighbours ask, or not.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({
        params: here(m),
        body: { version: m.questions.version, isOn: false, promisedReplyMinutes: 60 },
      }),
      ok: ['committee'],
    },
    {
      when: 'as they were long ago',
      at: 'here',
      request: (m) => ({ params: here(m), body: { version: 0, isOn: false, promisedReplyMinutes: 60 } }),
      edited_elsewhere: ['committee'],
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({
        params: there(m),
        body: { version: m.questions.version, isOn: true, promisedReplyMinutes: 60 },
      }),
      ok: ['otherCommittee'],
    },
  ]),
  row(questions.list, 'Who reads a notice reads what is asked under it.', [
    {
      when: 'to building 1, by its head',
      at: 'here',
      request: (m) => ({ params: under(m, m.toBuilding.id) }),
      ok: ['owner', 'tenant', 'building_head'],
      not_found: without(members, 'owner', 'tenant', 'building_head'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: under(m, m.theirNotice.id) }),
      not_found: members,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), announcementId: m.theirNotice.id } }),
      ok: ['otherCommittee', 'otherOwner'],
    },
  ]),
  row(questions.ask, 'Whom a notice addresses may ask under it.', [
    {
      when: 'to everybody, by the committee',
      at: 'here',
      request: (m) => ({ params: under(m, m.noticeOf('committee').id), body: asked }),
      ok: residents,
      forbidden: ['committee'],
      not_found: without(members, ...residents, 'committee'),
    },
    {
      when: 'to building 1, by its head, who lives elsewhere',
      at: 'here',
      request: (m) => ({ params: under(m, m.toBuilding.id), body: asked }),
      ok: ['owner', 'tenant'],
      forbidden: ['building_head'],
      not_found: without(members, 'owner', 'tenant', 'building_head'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: under(m, m.theirNotice.id), body: asked }),
      not_found: members,
    },
  ]),
  row(questions.setClosed, 'Whoever answers for a notice closes it to questions.', [
    {
      when: 'to building 1, by its head',
      at: 'here',
      request: (m) => ({ params: under(m, m.toBuilding.id), body: { isClosed: true } }),
      ok: ['building_head'],
      forbidden: ['owner', 'tenant'],
      not_found: without(members, 'owner', 'tenant', 'building_head'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: under(m, m.theirNotice.id), body: { isClosed: true } }),
      not_found: members,
    },
  ]),
  row(questions.queue, 'Whoever may publish has a list of questions that wait.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: composers },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(questions.review, 'Whoever answers for the notice, or the committee, looks first.', [
    {
      when: 'waiting, under the notice of a building head',
      at: 'here',
      request: (m) => ({ params: about(m, m.questions.waiting), ...show }),
      ok: ['building_head', 'committee'],
      forbidden: ['owner'],
      not_found: without(members, 'building_head', 'committee', 'owner'),
    },
    {
      when: 'shown already',
      at: 'here',
      request: (m) => ({ params: about(m, m.questions.shown), ...show }),
      question_settled: ['building_head', 'committee'],
      forbidden: ['owner'],
      not_found: without(members, 'building_head', 'committee', 'owner'),
    },
    ...absent(show),
  ]),
  row(questions.appeal, 'One has a person look at what one asked oneself, where the content check refused it.', [
    {
      when: 'found risky',
      at: 'here',
      request: (m) => ({ params: about(m, m.questions.risky) }),
      ok: ['owner'],
      forbidden: ['building_head', 'committee'],
      not_found: without(members, 'building_head', 'committee', 'owner'),
    },
    {
      when: 'waiting for a person already',
      at: 'here',
      request: (m) => ({ params: about(m, m.questions.waiting) }),
      question_settled: ['owner'],
      forbidden: ['building_head', 'committee'],
      not_found: without(members, 'building_head', 'committee', 'owner'),
    },
    ...absent({}),
  ]),
  row(questions.answer, 'The office that published answers.', [
    {
      when: 'shown, under the notice of a building head',
      at: 'here',
      request: (m) => ({ params: about(m, m.questions.shown), ...reply }),
      ok: ['building_head'],
      forbidden: ['committee', 'owner'],
      not_found: without(members, 'building_head', 'committee', 'owner'),
    },
    {
      when: 'waiting still',
      at: 'here',
      request: (m) => ({ params: about(m, m.questions.waiting), ...reply }),
      question_settled: ['building_head'],
      forbidden: ['committee', 'owner'],
      not_found: without(members, 'building_head', 'committee', 'owner'),
    },
    ...absent(reply),
  ]),
  row(questions.withdraw, 'One takes back what one asked oneself.', [
    {
      when: 'by the owner',
      at: 'here',
      request: (m) => ({ params: about(m, m.questions.shown) }),
      ok: ['owner'],
      forbidden: ['building_head', 'committee'],
      not_found: without(members, 'building_head', 'committee', 'owner'),
    },
    ...absent({}),
  ]),
]

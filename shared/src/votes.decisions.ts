import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { created, inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line, paragraph, phone, version } from './primitives.ts'
import { laws, type Law } from './votes.laws.ts'
import { share, votePolicy } from './votes.policy.ts'
import { cancelGround, organiserKind } from './votes.ts'
import { decision, decisionDraft, decisionRow, digest, organiserRef, remark, remarkKind } from './votes.views.ts'

export const inDecision = inCommunity.extend({ decisionId: id })

const why = { reason: paragraph(500) }

/** One step in the life of a decision. COUNT and RECOUNT need the key and have endpoints of their own. */
export const stepDraft = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('SUBMIT') }),
  z.strictObject({ step: z.literal('RETURN'), ...why }),
  z.strictObject({ step: z.literal('NOTIFY'), opensAt: instant, closesAt: instant }),
  z.strictObject({ step: z.literal('FREEZE'), reason: paragraph(500).nullable().default(null) }),
  z.strictObject({
    step: z.literal('OPEN'),
    publicKey: digest.meta({ description: 'Made on the organiser’s own device, which shows the other half' }),
    keptBy: z.array(line(40)).length(2).meta({ description: 'Where the two copies of the private half are kept' }),
  }),
  z.strictObject({ step: z.literal('EXTEND'), ...why, closesAt: instant }),
  z.strictObject({ step: z.literal('CLOSE') }),
  z.strictObject({ step: z.literal('PUBLISH') }),
  z.strictObject({ step: z.literal('FINALISE') }),
  z.strictObject({
    step: z.literal('FILE'),
    reason: line(80).meta({ description: 'With whom, and the number' }),
  }),
  z.strictObject({ step: z.literal('ARCHIVE') }),
  z.strictObject({ step: z.literal('CANCEL'), ...why, ground: cancelGround }),
  z.strictObject({ step: z.literal('REVOKE_BY_COURT'), ...why }),
  z.strictObject({ step: z.literal('REVOKE_BY_GOV'), ...why }),
])
export type StepDraft = z.output<typeof stepDraft>

/** A group that organises where no owners' committee does; the residents' committee has confirmed it by naming it. */
export const voteGroup = z
  .object({
    id,
    estateId: id,
    kind: organiserKind.exclude(['OWNERS_COMMITTEE']),
    name: z.string(),
    members: z.array(z.object({ nickname: z.string(), phoneMasked: z.string() })),
    createdAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'VoteGroup' })

/** What a decision of a city starts from; `vote_policy_unlawful` names the first setting that goes too far. */
export const votePreset = z
  .object({
    city: z.string(),
    version: z.number().int(),
    name: z.object({ 'zh-CN': z.string(), en: z.string() }),
    policy: votePolicy,
    localVoting: z.enum(['PLATFORM_ONLY', 'NAMED', 'UNSPOKEN']).meta({
      description: 'Whether decisions bind on the platform of the city alone, elsewhere too, or the texts are silent',
    }),
    leastCastShare: share.nullable().meta({ description: 'What `minCastShare` must reach where the silent follow' }),
    rules: z.array(
      z.object({
        setting: z.string(),
        min: z.number().nullable(),
        max: z.number().nullable(),
        isFixed: z.boolean(),
        among: z.array(z.string()).nullable().meta({ description: 'The words that may be chosen, if not all' }),
        growsOnly: z.boolean().meta({ description: 'A list to which things may be added, and nothing taken away' }),
        law: z.enum(Object.keys(laws) as [Law, ...Law[]]),
        article: z.number().int().nullable(),
      }),
    ),
  })
  .meta({ id: 'VotePreset' })

const stepErrors = [
  'edited_elsewhere',
  'vote_step_illegal',
  'vote_notice_too_short',
  'vote_window_unlawful',
  'vote_agenda_incomplete',
  'vote_roll_incomplete',
  'vote_too_early',
  'vote_closed',
  'vote_extension_refused',
  'vote_key_invalid',
  'vote_ground_refused',
  'vote_remarks_open',
  'vote_papers_unread',
  'vote_recount_due',
  'vote_recount_differs',
  'vote_external',
  'vote_display_too_short',
  'vote_list_changed',
  'vote_tie_open',
] as const

export const votes = {
  organisers: endpoint({
    id: 'votes.organisers',
    method: 'GET',
    path: '/communities/:communityId/vote-organisers',
    summary: 'As whom I may draft a decision, and of which estate',
    access: 'account',
    params: inCommunity,
    reply: z.object({
      items: z.array(organiserRef.extend({ estateId: id, estateName: z.string(), name: z.string() })),
    }),
  }),
  presets: endpoint({
    id: 'votes.presets',
    method: 'GET',
    path: '/vote-presets',
    summary: 'Policies of the cities to start from, with how far each number may be moved and by which article',
    access: 'account',
    reply: z.object({ items: z.array(votePreset) }),
    cached: true,
  }),
  nameGroup: endpoint({
    id: 'votes.nameGroup',
    method: 'POST',
    path: '/communities/:communityId/estates/:estateId/vote-groups',
    summary: 'Confirms a preparatory or re-election group with its members (residents’ committee)',
    access: 'account',
    params: inCommunity.extend({ estateId: id }),
    body: z.strictObject({
      kind: organiserKind.exclude(['OWNERS_COMMITTEE']),
      name: line(40),
      members: z
        .array(z.strictObject({ phone, nickname: line(20) }))
        .min(2)
        .max(30),
    }),
    reply: created,
    status: 201,
  }),
  groups: endpoint({
    id: 'votes.groups',
    method: 'GET',
    path: '/communities/:communityId/vote-groups',
    summary: 'Groups that organise, or did (residents’ committee)',
    access: 'account',
    params: inCommunity,
    reply: z.object({ items: z.array(voteGroup) }),
  }),
  endGroup: endpoint({
    id: 'votes.endGroup',
    method: 'DELETE',
    path: '/communities/:communityId/vote-groups/:groupId',
    summary: 'Ends a group: its work is done',
    access: 'account',
    params: inCommunity.extend({ groupId: id }),
    reply: z.object({}),
  }),
  list: endpoint({
    id: 'votes.list',
    method: 'GET',
    path: '/communities/:communityId/decisions',
    summary: 'Decisions of the estates I belong to, newest first; drafts only for who prepares or reviews them',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(decisionRow),
    cached: true,
  }),
  create: endpoint({
    id: 'votes.create',
    method: 'POST',
    path: '/communities/:communityId/decisions',
    summary: 'Drafts a decision: one roll, one scope',
    access: 'account',
    params: inCommunity,
    body: decisionDraft,
    reply: decision,
    status: 201,
    errors: ['not_found', 'forbidden', 'vote_policy_unlawful', 'vote_agenda_incomplete', 'attachment_unknown'],
  }),
  detail: endpoint({
    id: 'votes.detail',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId',
    summary: 'A decision with its agenda, its life so far, and what I may do',
    access: 'account',
    params: inDecision,
    reply: decision,
    cached: true,
  }),
  edit: endpoint({
    id: 'votes.edit',
    method: 'PUT',
    path: '/communities/:communityId/decisions/:decisionId',
    summary: 'Replaces a draft; from the notice on nothing of it changes',
    access: 'account',
    params: inDecision,
    body: decisionDraft.extend({ version }),
    reply: decision,
    errors: [
      ...(['edited_elsewhere', 'vote_agenda_locked', 'vote_policy_unlawful', 'vote_agenda_incomplete'] as const),
      'attachment_unknown',
    ],
  }),
  step: endpoint({
    id: 'votes.step',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/steps',
    summary: 'Moves a decision on; an unlawful step is refused with the rule that forbids it',
    access: 'account',
    params: inDecision,
    body: z.strictObject({ version, move: stepDraft }),
    reply: decision,
    errors: [...stepErrors],
  }),
  remarks: endpoint({
    id: 'votes.remarks',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/remarks',
    summary: 'Comments of the review and objections, with their answers, oldest first',
    access: 'account',
    params: inDecision,
    query: pageQuery,
    reply: pageOf(remark),
  }),
  remark: endpoint({
    id: 'votes.remark',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/remarks',
    summary: 'Comments on a draft in review (residents’ committee), or objects to the roll or the result (owners)',
    access: 'account',
    params: inDecision,
    body: z.strictObject({ kind: remarkKind, text: paragraph(1_000) }),
    reply: remark,
    status: 201,
    errors: ['vote_step_illegal', 'vote_closed'],
  }),
  answer: endpoint({
    id: 'votes.answer',
    method: 'PUT',
    path: '/communities/:communityId/decisions/:decisionId/remarks/:remarkId/answer',
    summary: 'Answers a comment or an objection in writing, once',
    access: 'account',
    params: inDecision.extend({ remarkId: id }),
    body: z.strictObject({ text: paragraph(1_000), isUpheld: z.boolean() }),
    reply: remark,
    errors: ['vote_remark_answered'],
  }),
}

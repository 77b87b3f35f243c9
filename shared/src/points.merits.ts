import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { grantRule } from './points.ts'
import { id, instant, paragraph } from './primitives.ts'

/** What points may be granted for by a rule, and has not been: a matter that was handled, or a meeting that was held. */
export const meritSource = z
  .object({
    id,
    said: z.string().meta({ description: 'Its first words' }),
    at: instant.meta({ description: 'When it was handled, or held' }),
    by: z.string().nullable().meta({ description: 'Nickname of whose it is; null for a meeting' }),
    abilities: z.object({ record: z.boolean() }),
  })
  .meta({ id: 'MeritSource' })
export type MeritSource = z.infer<typeof meritSource>

/** That somebody's suggestion was adopted, their snap was found true, or they came to a meeting; and what it granted. */
export const merit = z
  .object({
    id,
    rule: grantRule,
    nickname: z.string(),
    said: z.string(),
    points: z.number().int().meta({ description: 'Less than the rule has where the cap of the day was reached' }),
    recordedBy: z.string(),
    recordedAt: instant,
    revokedBy: z.string().nullable(),
    revokedAt: instant.nullable(),
    reason: z.string().nullable().meta({ description: 'Why it was taken back' }),
    abilities: z.object({ revoke: z.boolean() }),
  })
  .meta({ id: 'Merit' })
export type Merit = z.infer<typeof merit>

/** Rules name what they grant for; that is a closed list, and votes are not on it. */
export const meritDraft = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('suggestion'), complaintId: id }),
  z.strictObject({ rule: z.literal('snap'), complaintId: id }),
  z.strictObject({ rule: z.literal('meeting'), meetingId: id, residenceId: id }),
])
export type MeritDraft = z.output<typeof meritDraft>

const base = '/communities/:communityId/points'
const byRule = pageQuery.extend({ rule: grantRule })

export const pointsMerits = {
  sources: endpoint({
    id: 'points.meritSources',
    method: 'GET',
    path: `${base}/merit-sources`,
    summary: 'What a rule may grant for and has not yet, newest first (committee)',
    access: 'account',
    params: inCommunity,
    query: byRule,
    reply: pageOf(meritSource),
  }),
  list: endpoint({
    id: 'points.merits',
    method: 'GET',
    path: `${base}/merits`,
    summary: 'What a rule has granted, newest first (committee)',
    access: 'account',
    params: inCommunity,
    query: byRule,
    reply: pageOf(merit),
  }),
  record: endpoint({
    id: 'points.recordMerit',
    method: 'POST',
    path: `${base}/merits`,
    summary: 'Notes what somebody did, and grants what the rule has for it, once (committee, never for oneself)',
    access: 'account',
    params: inCommunity,
    body: meritDraft,
    reply: merit,
    status: 201,
    errors: ['points_rule_off', 'points_merit_recorded', 'points_second_person'],
  }),
  revoke: endpoint({
    id: 'points.revokeMerit',
    method: 'POST',
    path: `${base}/merits/:meritId/revocations`,
    summary: 'Takes it back with what it granted, for a reason that stands in the statement (committee)',
    access: 'account',
    params: inCommunity.extend({ meritId: id }),
    body: z.strictObject({ reason: paragraph(200) }),
    reply: merit,
    status: 201,
    errors: ['points_reversed', 'points_second_person'],
  }),
}

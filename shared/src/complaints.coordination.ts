import { z } from 'zod'
import { complaintCategory } from './complaints.ts'
import { complaintRow } from './complaints.views.ts'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, paragraph } from './primitives.ts'

/** So many matters of one category in one building within so many days are one thing. */
export const clusterLeast = 3
export const clusterDays = 30

/**
 * Why something is on the coordination list: many of the same in one building, one that was not done for three days, one
 * to which an office was called that said nothing for three days.
 */
export const topicSources = ['cluster', 'climbed', 'silent'] as const
export const topicSource = z.enum(topicSources)
export type TopicSource = z.infer<typeof topicSource>

const standing = {
  id,
  source: topicSource,
  category: complaintCategory,
  place: z.string(),
  matters: z.number().int().meta({ description: 'How many it holds together' }),
  openMatters: z.number().int(),
  listedAt: instant,
  settledAt: instant.nullable(),
}

/** One parent matter of the coordination list; the residents’ committee is responsible for it. */
export const topicRow = z
  .object({ ...standing, excerpt: z.string().meta({ description: 'Of the matter that was reported first' }) })
  .meta({ id: 'TopicRow' })
export type TopicRow = z.infer<typeof topicRow>

export const topic = z
  .object({
    ...standing,
    items: z.array(complaintRow).meta({ description: 'The matters under it, the first reported first' }),
    settledFor: z.string().nullable().meta({ description: 'Null where it was settled with its only matter' }),
    abilities: z.object({ settle: z.boolean(), convene: z.boolean() }),
  })
  .meta({ id: 'Topic' })
export type Topic = z.infer<typeof topic>

const inTopic = inCommunity.extend({ topicId: id })

export const complaintCoordination = {
  topics: endpoint({
    id: 'complaints.topics',
    method: 'GET',
    path: '/communities/:communityId/complaint-topics',
    summary: 'The coordination list, newest first: what is open on it, or what was settled (committee, street)',
    access: 'account',
    params: inCommunity,
    query: pageQuery.extend({ state: z.enum(['open', 'settled']).default('open') }),
    reply: pageOf(topicRow),
  }),
  topic: endpoint({
    id: 'complaints.topic',
    method: 'GET',
    path: '/communities/:communityId/complaint-topics/:topicId',
    summary: 'One parent matter of the coordination list, with every matter under it (committee, street)',
    access: 'account',
    params: inTopic,
    reply: topic,
  }),
  settle: endpoint({
    id: 'complaints.settleTopic',
    method: 'POST',
    path: '/communities/:communityId/complaint-topics/:topicId/settlements',
    summary: 'Takes it off the list, saying how it was settled; its matters go on by themselves (committee)',
    access: 'account',
    params: inTopic,
    body: z.strictObject({ note: paragraph(500) }),
    reply: topic,
    errors: ['complaint_step_illegal'],
  }),
}

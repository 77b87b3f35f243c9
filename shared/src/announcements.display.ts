import { z } from 'zod'
import { disclosureTopic, disclosureTopics, mostDisplayDays } from './announcements.matter.ts'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { settledVersion } from './primitives.ts'

const days = z.number().int().min(1).max(mostDisplayDays)

/** How long disclosures of a topic stay in a community: the least anybody may choose, and where nobody chooses. */
const displayTerm = z
  .strictObject({ topic: disclosureTopic, leastDays: days, usualDays: days })
  .refine(({ leastDays, usualDays }) => usualDays >= leastDays, { params: { code: 'too_small' }, path: ['usualDays'] })

const eachTopicOnce = (items: readonly { topic: string }[]) =>
  new Set(items.map(({ topic }) => topic)).size === items.length

export const displaySettings = z
  .object({
    items: z.array(
      z.object({
        topic: disclosureTopic,
        leastDays: z.number().int(),
        usualDays: z.number().int(),
        lawfulDays: z.number().int().meta({ description: 'By law or common rule; no community goes below' }),
      }),
    ),
    version: z.number().int().meta({ description: '0 while the community has settled nothing' }),
    abilities: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'DisplaySettings' })
export type DisplaySettings = z.infer<typeof displaySettings>

export const announcementDisplay = {
  settings: endpoint({
    id: 'announcements.displaySettings',
    method: 'GET',
    path: '/communities/:communityId/display-settings',
    summary: 'How long disclosures stay displayed here, by topic',
    access: 'account',
    params: inCommunity,
    reply: displaySettings,
  }),
  setSettings: endpoint({
    id: 'announcements.setDisplaySettings',
    method: 'PUT',
    path: '/communities/:communityId/display-settings',
    summary: "Settles how long disclosures stay displayed, for what is published from now on (residents' committee)",
    access: 'account',
    params: inCommunity,
    body: z.strictObject({
      version: settledVersion,
      items: z.array(displayTerm).length(disclosureTopics.length).refine(eachTopicOnce),
    }),
    reply: displaySettings,
    errors: ['edited_elsewhere', 'display_too_short'],
  }),
}

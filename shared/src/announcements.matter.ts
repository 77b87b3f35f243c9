import { z } from 'zod'
import { instant, line } from './primitives.ts'

export const announcementKinds = ['notice', 'disclosure', 'event', 'urgent'] as const
export const announcementKind = z.enum(announcementKinds)
export type AnnouncementKind = z.infer<typeof announcementKind>

/** What is disclosed on the board 公开栏; how long each must be displayed at least follows from it. */
export const disclosureTopics = ['finance', 'fund_use', 'public_income', 'decisions', 'resident_affairs'] as const
export const disclosureTopic = z.enum(disclosureTopics)
export type DisclosureTopic = z.infer<typeof disclosureTopic>

/** Longer than a year nobody plans to display anything. */
export const mostDisplayDays = 366

const notAfter = { params: { code: 'too_small' } }

/** When and where something happens. */
export const eventFacts = z
  .strictObject({ from: instant, to: instant, where: line(60) })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), { ...notAfter, path: ['to'] })
export type EventFacts = z.infer<typeof eventFacts>

/** What sort of announcement it is, with the facts that only this sort has. */
export const matter = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('notice') }),
  z.strictObject({
    kind: z.literal('disclosure'),
    topic: disclosureTopic,
    displayDays: z
      .number()
      .int()
      .min(1)
      .max(mostDisplayDays)
      .nullable()
      .default(null)
      .meta({ description: 'How many days it stays displayed at least; null for the usual time of its topic' }),
  }),
  z.strictObject({ kind: z.literal('event'), event: eventFacts }),
  z.strictObject({
    kind: z.literal('urgent'),
    until: instant.meta({ description: 'Until then it stands at the top of the page of whoever has not read it' }),
  }),
])
export type Matter = z.infer<typeof matter>

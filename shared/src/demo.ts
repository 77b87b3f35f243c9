import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { device, session } from './identity.ts'
import { id, instant } from './primitives.ts'

export const demoPerson = z.object({
  accountId: id,
  nickname: z.string(),
  /** What this person is for, in both languages. */
  part: z.object({ 'zh-CN': z.string(), en: z.string() }),
})

/** Exists only in the demo; elsewhere these answer 404. */
export const demo = {
  overview: endpoint({
    id: 'demo.overview',
    method: 'GET',
    path: '/demo',
    summary: 'The demo clock and the people one may enter as',
    access: 'public',
    reply: z.object({
      now: instant,
      advancedSeconds: z.number().int(),
      voteKey: z.string().meta({
        description:
          'The private half of the key of the demo’s own votes, in base64url: known to all, so that anybody can count',
      }),
      people: z.array(demoPerson),
    }),
    errors: ['not_found'],
  }),
  enter: endpoint({
    id: 'demo.enter',
    method: 'POST',
    path: '/demo/entries',
    summary: 'Enters as one of the demo people',
    access: 'public',
    body: z.strictObject({ accountId: id, device }),
    reply: session,
    errors: ['not_found'],
  }),
  advanceClock: endpoint({
    id: 'demo.advanceClock',
    method: 'POST',
    path: '/demo/clock',
    summary: 'Moves the one clock forward',
    access: 'public',
    body: z.strictObject({
      seconds: z
        .number()
        .int()
        .min(1)
        .max(400 * 86_400),
    }),
    reply: z.object({ now: instant, advancedSeconds: z.number().int() }),
    errors: ['not_found'],
  }),
}

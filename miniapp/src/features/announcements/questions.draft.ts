import { z } from 'zod'

/** A question half typed. */
export const askForm = z.object({ text: z.string().max(500), isNamed: z.boolean() })
export const emptyAsk = { text: '', isNamed: true }

/** A reply half typed. */
export const answerForm = z.string().max(1000)

/** What a committee settles about questions. */
export const settingsForm = z.object({ isOn: z.boolean(), promisedReplyMinutes: z.number().int() })

const offered = [120, 480, 1_440, 2_880, 4_320, 10_080]

/** Times of first reply to choose among; one that is set already is among them. */
export const replyTimes = (present: number): number[] => [...new Set([...offered, present])].sort((a, b) => a - b)

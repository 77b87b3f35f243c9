import { z } from 'zod'

/** What somebody says as they sign up. How old they are is asked once. */
export const joining = z.strictObject({
  acceptsWaiting: z.boolean().default(true),
  acceptsRisk: z.boolean().default(false).meta({ description: 'I am 18 or over, read the risk note, and am insured' }),
  guardianComes: z.boolean().default(false),
  isOfAge: z
    .boolean()
    .default(false)
    .meta({ description: 'I am 18 or over; needed once, unless I say when I was born' }),
  bornOn: z.iso
    .date()
    .nullable()
    .default(null)
    .meta({ description: 'Of who is not; kept is the day of coming of age, and the first word stands' }),
})

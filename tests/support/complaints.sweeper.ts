import { sweepComplaints } from '../../server/src/features/complaints/complaints.clock.service.ts'
import { sweepTopics } from '../../server/src/features/complaints/complaints.coordination.clock.service.ts'
import { sweepCalls } from '../../server/src/features/complaints/complaints.whistle.clock.service.ts'
import { createPool } from '../../server/src/platform/db/pool.ts'

// A process that does nothing but what time does with complaints, with calls or with the list, until somebody kills it.
const sweeps = { complaints: sweepComplaints, calls: sweepCalls, topics: sweepTopics }
const [, , url = '', what = ''] = process.argv
const pool = createPool({ url, size: 2, name: 'liren sweeper', onError: () => undefined })
for (;;) await sweeps[what as keyof typeof sweeps](pool)

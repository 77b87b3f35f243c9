import { sweepComplaints } from '../../server/src/features/complaints/complaints.clock.service.ts'
import { createPool } from '../../server/src/platform/db/pool.ts'

// A process that does nothing but what time does with complaints, until somebody kills it.
const pool = createPool({ url: process.argv[2] ?? '', size: 2, name: 'liren sweeper', onError: () => undefined })
for (;;) await sweepComplaints(pool)

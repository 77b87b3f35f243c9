import type { AnnouncementStatus } from '@liren/shared/announcements'
import { names } from '../lib/names.ts'
import { Badge } from './chip.tsx'

const tones = { draft: 'warn', scheduled: 'info', expired: 'plain', withdrawn: 'warn' } as const

/** Where something written is in its life, when it is not simply published. */
export function StatusBadge({ status }: { status: Exclude<AnnouncementStatus, 'published'> }) {
  return <Badge tone={tones[status]}>{names.use().status[status]}</Badge>
}

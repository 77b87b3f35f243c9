import { orderFilters, type ComplaintRate, type OrderFilters } from '@liren/shared/complaints.board'
import { dayOf } from '../../lib/time.ts'
import type { Period } from './board.api.ts'

export const rateNames = ['response', 'solution', 'satisfaction'] as const
export type RateName = (typeof rateNames)[number]

export const periodNames = ['month', 'quarter', 'year'] as const
export type PeriodName = (typeof periodNames)[number]

const day = 86_400_000

/** The days of a period that ends today, in China. */
export function periodOf(name: PeriodName, now: number): Period {
  const to = dayOf(now)
  if (name === 'month') return { from: `${to.slice(0, 8)}01`, to }
  return { from: dayOf(now - (name === 'quarter' ? 89 : 364) * day), to }
}

/** `66.6%`, rounded down; a dash where there was nothing to divide. */
export const percentOf = ({ permille }: ComplaintRate): string =>
  permille === null ? '–' : `${String(Math.floor(permille / 10))}.${String(permille % 10)}%`

/** The filters that an address carries. */
export const filtersIn = ({
  state,
  category,
  building,
  role,
  scope,
}: Record<string, string | undefined>): OrderFilters =>
  orderFilters.catch({ state: 'all' }).parse({
    state: state ?? 'all',
    category,
    buildingId: building,
    officeRole: role,
    officeScopeId: scope,
  })

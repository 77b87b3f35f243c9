import type { ReactNode } from 'react'
import type { Shift } from '@liren/shared/volunteering'
import { useLocale } from '../../../lib/i18n.ts'
import { dateText, dayOf } from '../../../lib/time.ts'
import { volunteeringRoutes } from '../../../lib/volunteering.routes.ts'
import { open } from '../../../platform/navigation.ts'
import { Section, Stack } from '../../../ui/card.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { useShifts } from '../hooks/use-shifts.ts'
import type { WhichShifts } from '../volunteering.api.ts'
import { ShiftCard } from './shift.card.tsx'

/** Shifts of one day after the other, as in a calendar. */
function byDay(shifts: readonly Shift[]): [string, Shift[]][] {
  const days = new Map<string, Shift[]>()
  for (const shift of shifts) {
    const day = dayOf(Date.parse(shift.startsAt))
    days.set(day, [...(days.get(day) ?? []), shift])
  }
  return [...days]
}

interface ShiftListProps {
  communityId: string
  which: WhichShifts
  empty: ReactNode
}

/** Shifts day by day, page by page. */
export function ShiftList({ communityId, which, empty }: ShiftListProps) {
  const list = useShifts(communityId, which)
  const locale = useLocale()
  useRefresh(list)
  return (
    <Paged list={list} empty={empty}>
      {(all) =>
        byDay(all).map(([day, shifts]) => (
          <Section key={day} title={dateText(Date.parse(shifts[0]?.startsAt ?? ''), locale)}>
            <Stack>
              {shifts.map((shift) => (
                <ShiftCard
                  key={shift.id}
                  shift={shift}
                  onPress={() => open(volunteeringRoutes.shift(communityId, shift.id))}
                />
              ))}
            </Stack>
          </Section>
        ))
      }
    </Paged>
  )
}

import { useState } from 'react'
import type { Ward } from '@liren/shared/volunteering.changes'
import { useNow } from '../../../lib/clock.ts'
import { pointsRoutes } from '../../../lib/points.routes.ts'
import { dayOf, instantAt } from '../../../lib/time.ts'
import { volunteeringRoutes } from '../../../lib/volunteering.routes.ts'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { WhenInput } from '../../../ui/choice.input.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Field } from '../../../ui/field.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { CalendarPart } from '../components/calendar.part.tsx'
import { KeptScans } from '../components/kept.scans.tsx'
import { ShiftList } from '../components/shift.list.tsx'
import { RefuseSheet, WardsPart } from '../components/wards.part.tsx'
import { volunteeringTexts } from '../volunteering.texts.ts'

const views = ['all', 'calendar', 'mine', 'past'] as const

/** What neighbours are asked to help with, day by day; mine are a tap away. */
export function ShiftsScreen() {
  return (
    <SignedIn title={volunteeringTexts.use().title}>
      <ShiftsPage />
    </SignedIn>
  )
}

function ShiftsPage() {
  const words = volunteeringTexts.use()
  // The demo's clock decides what is due.
  useDemo()
  const { community = '' } = usePageParams()
  const [view, setView] = useState<(typeof views)[number]>('all')
  const [refused, setRefused] = useState<Ward | null>(null)
  const sheet = refused && <RefuseSheet communityId={community} ward={refused} onClose={() => setRefused(null)} />
  return (
    <Screen id="shifts" title={words.title} sheets={sheet}>
      <Stack>
        <KeptScans communityId={community} />
        <WardsPart communityId={community} onRefuse={setRefused} />
        <Chips oneOf label={words.view}>
          {views.map((one) => (
            <Chip key={one} id={`shifts-${one}`} role="radio" chosen={one === view} onPress={() => setView(one)}>
              {words.views[one]}
            </Chip>
          ))}
        </Chips>
        {view === 'all' && <All communityId={community} />}
        {view === 'calendar' && <CalendarPart communityId={community} />}
        {view === 'mine' && <Mine communityId={community} />}
        {view === 'past' && <Past communityId={community} />}
        <Card flush>
          <ListRow
            id="open-points"
            icon="leaf"
            title={words.points}
            note={words.pointsNote}
            onPress={() => open(pointsRoutes.balance(community))}
          />
          <ListRow
            id="open-certificates"
            icon="file"
            title={words.certificates}
            note={words.certificatesNote}
            onPress={() => open(volunteeringRoutes.certificates(community))}
          />
          <ListRow
            id="open-thanks"
            icon="chat"
            title={words.thanks}
            note={words.thanksNote}
            onPress={() => open(volunteeringRoutes.thanks(community))}
          />
          <ListRow
            id="open-help"
            icon="home"
            title={words.help}
            note={words.helpNote}
            onPress={() => open(volunteeringRoutes.help(community))}
          />
          <ListRow
            id="open-year"
            icon="calendar"
            title={words.year}
            note={words.yearNote}
            onPress={() => open(volunteeringRoutes.year(community))}
          />
          <ListRow
            id="open-credited"
            icon="eye"
            title={words.display}
            note={words.displayNote}
            onPress={() => open(volunteeringRoutes.credited(community))}
          />
          <ListRow
            id="open-groups"
            icon="people"
            title={words.groups}
            note={words.groupsNote}
            onPress={() => open(volunteeringRoutes.groups(community))}
          />
          <ListRow
            id="open-activities"
            icon="people"
            title={words.activities}
            note={words.activitiesNote}
            onPress={() => open(volunteeringRoutes.activities(community))}
          />
        </Card>
      </Stack>
    </Screen>
  )
}

function All({ communityId }: { communityId: string }) {
  const words = volunteeringTexts.use()
  const today = dayOf(useNow())
  const [day, setDay] = useState(today)
  const from = day > today ? (instantAt(day, '00:00') ?? undefined) : undefined
  return (
    <>
      <Field for="shifts-from" label={words.from}>
        <WhenInput id="shifts-from" kind="date" label={words.from} value={day} onChange={setDay} />
      </Field>
      <ShiftList
        communityId={communityId}
        which={{ mine: false, from }}
        empty={<EmptyState id="shifts-empty" picture="lamp" title={words.emptyTitle} body={words.emptyBody} />}
      />
    </>
  )
}

function Mine({ communityId }: { communityId: string }) {
  const words = volunteeringTexts.use()
  return (
    <ShiftList
      communityId={communityId}
      which={{ mine: true }}
      empty={<EmptyState id="my-shifts-empty" picture="tree" title={words.mineEmptyTitle} body={words.mineEmptyBody} />}
    />
  )
}

function Past({ communityId }: { communityId: string }) {
  const words = volunteeringTexts.use()
  return (
    <ShiftList
      communityId={communityId}
      which={{ mine: true, past: true }}
      empty={
        <EmptyState id="past-shifts-empty" picture="tree" title={words.pastEmptyTitle} body={words.pastEmptyBody} />
      }
    />
  )
}

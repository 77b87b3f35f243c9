import { useState } from 'react'
import { activityStates, type ActivityState } from '@liren/shared/volunteering'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { aheadText } from '../../../lib/time.ts'
import { volunteeringRoutes } from '../../../lib/volunteering.routes.ts'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useActivities } from '../hooks/use-activities.ts'
import { volunteeringNames } from '../names.texts.ts'
import { organisingTexts } from '../organising.texts.ts'

/** What was proposed, and what became of it: to the committee all, to others what is published or their own. */
export function ActivitiesScreen() {
  return (
    <SignedIn title={organisingTexts.use().activities}>
      <ActivitiesPage />
    </SignedIn>
  )
}

function ActivitiesPage() {
  const words = organisingTexts.use()
  const names = volunteeringNames.use()
  const { community = '' } = usePageParams()
  const [state, setState] = useState<ActivityState>('proposed')
  return (
    <Screen
      id="activities"
      title={words.activities}
      footer={
        <Button
          id="activity-propose"
          kind="primary"
          icon="plus"
          onPress={() => open(volunteeringRoutes.propose(community))}
        >
          {words.propose}
        </Button>
      }
    >
      <Stack>
        <Chips oneOf label={words.states}>
          {activityStates.map((one) => (
            <Chip key={one} id={`activities-${one}`} role="radio" chosen={one === state} onPress={() => setState(one)}>
              {names.state[one]}
            </Chip>
          ))}
        </Chips>
        <Activities key={state} communityId={community} state={state} />
      </Stack>
    </Screen>
  )
}

function Activities({ communityId, state }: { communityId: string; state: ActivityState }) {
  const words = organisingTexts.use()
  const now = useNow()
  const locale = useLocale()
  const list = useActivities(communityId, state)
  useRefresh(list)
  return (
    <Paged
      list={list}
      empty={<EmptyState id="activities-empty" picture="lane" title={words.emptyTitle} body={words.emptyBody} />}
    >
      {(all) => (
        <Card flush>
          {all.map((one) => (
            <ListRow
              key={one.id}
              id={`activity-${one.id}`}
              title={one.title}
              note={`${aheadText(one.firstAt, now, locale)} · ${words.by(one.organiser, one.shifts)}`}
              onPress={() => open(volunteeringRoutes.activity(communityId, one.id))}
            />
          ))}
        </Card>
      )}
    </Paged>
  )
}

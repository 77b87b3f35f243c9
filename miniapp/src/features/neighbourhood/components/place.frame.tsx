import { useState, type ReactNode } from 'react'
import type { Place } from '@liren/shared/neighbourhood.editing'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Panes } from '../../../ui/panes.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { useEndPlace } from '../hooks/use-editing.ts'
import { placesTexts } from '../places.texts.ts'
import { leavePlace } from './leave.place.ts'
import { PlaceHistory } from './place.history.tsx'

interface Saving {
  isChanged: boolean
  isPending: boolean
  isSuccess: boolean
  error: unknown
  save: () => void
}

interface PlaceFrameProps {
  communityId: string
  place: Place
  saving: Saving
  form: ReactNode
  /** Further things to do, as rows. */
  actions?: ReactNode
  sheets?: ReactNode
  /** What is inside. */
  children?: ReactNode
}

/** A place opened for editing: its form, what is inside, what else can be done, its history. */
export function PlaceFrame({ communityId, place, saving, form, actions, sheets, children }: PlaceFrameProps) {
  const words = placesTexts.use()
  const ending = useEndPlace(communityId, place.id)
  const [isEnding, setEnding] = useState(false)
  const isOver = place.endedAt !== null
  return (
    <Screen
      id="place"
      title={place.label}
      wide
      footer={
        !isOver && (
          <Button
            id="place-save"
            kind="primary"
            disabled={!saving.isChanged}
            busy={saving.isPending}
            onPress={saving.save}
          >
            {words.save}
          </Button>
        )
      }
      sheets={
        <>
          {sheets}
          {isEnding && (
            <ReasonSheet
              id="end-sheet"
              title={words.endTitle(place.name)}
              body={place.kind === 'grid' ? words.endGridBody : words.endBody}
              label={words.reason}
              action={words.end}
              kind="danger"
              busy={ending.isPending}
              error={ending.error}
              onConfirm={async (reason) => {
                await ending.mutateAsync({ version: place.version, reason })
                leavePlace(communityId)
              }}
              onClose={() => setEnding(false)}
            />
          )}
        </>
      }
    >
      <Panes
        aside={
          <Stack>
            {isOver && <Banner tone="info">{words.ended}</Banner>}
            {saving.error !== null && <Banner tone="danger">{messageOf(saving.error)}</Banner>}
            {saving.isSuccess && !saving.isChanged && (
              <Banner id="place-saved" tone="good">
                {words.saved}
              </Banner>
            )}
            {!isOver && <Card>{form}</Card>}
          </Stack>
        }
      >
        {children}
        {!isOver && (
          <Section title={words.actions}>
            <Card flush>
              {actions}
              <ListRow id="place-end" icon="close" title={words.end} danger onPress={() => setEnding(true)} />
            </Card>
          </Section>
        )}
        <PlaceHistory communityId={communityId} placeId={place.id} />
      </Panes>
    </Screen>
  )
}

import { useState } from 'react'
import type { CreditedHours } from '@liren/shared/volunteering.credited'
import { useNow } from '../../../lib/clock.ts'
import { durationText } from '../../../lib/duration.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { dueText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { creditedTexts } from '../credited.texts.ts'
import { useCredited, useObjecting } from '../hooks/use-credited.ts'

/** Hours that were credited lately, for neighbours to look at and object to. */
export function CreditedScreen() {
  return (
    <SignedIn title={creditedTexts.use().title}>
      <CreditedPage />
    </SignedIn>
  )
}

function CreditedPage() {
  const words = creditedTexts.use()
  const { community = '' } = usePageParams()
  const list = useCredited(community)
  useRefresh(list)
  const [doubted, setDoubted] = useState<CreditedHours | null>(null)
  const days = list.data?.pages[0]?.days ?? 0
  return (
    <Screen
      id="credited"
      title={words.title}
      sheets={
        doubted && (
          <ObjectSheet key={doubted.signupId} communityId={community} row={doubted} onClose={() => setDoubted(null)} />
        )
      }
    >
      <Paged list={list} empty={<Nothing isOff={days === 0} />}>
        {(all) => (
          <Stack>
            <Box as="p">{words.intro(days)}</Box>
            {all.map((one) => (
              <One key={one.signupId} row={one} onObject={() => setDoubted(one)} />
            ))}
          </Stack>
        )}
      </Paged>
    </Screen>
  )
}

function Nothing({ isOff }: { isOff: boolean }) {
  const words = creditedTexts.use()
  return (
    <EmptyState
      id="credited-empty"
      picture="lamp"
      title={isOff ? words.offTitle : words.emptyTitle}
      body={isOff ? words.offBody : words.emptyBody}
    />
  )
}

function One({ row, onObject }: { row: CreditedHours; onObject: () => void }) {
  const words = creditedTexts.use()
  const now = useNow()
  const locale = useLocale()
  const { signupId, title, startsAt, minutes, person, isMine, isTakenBack, until, objection, abilities } = row
  const who = isMine ? words.you : (person ?? words.child)
  return (
    <Card id={`credited-${signupId}`}>
      <Stack tight>
        <Box as="h3">{title}</Box>
        <Box as="p">{words.line(who, durationText(minutes, locale))}</Box>
        <Moment instant={startsAt} />
        {isTakenBack && (
          <Mark icon="minus" tone="warn">
            {words.takenBack}
          </Mark>
        )}
        {objection !== null && <Mark icon="eye">{words.objection[objection]}</Mark>}
        <Box as="p">{words.until(dueText(until, now, locale))}</Box>
        {abilities.object && (
          <Button id={`object-${signupId}`} snug onPress={onObject}>
            {words.object}
          </Button>
        )}
      </Stack>
    </Card>
  )
}

interface ObjectSheetProps {
  communityId: string
  row: CreditedHours
  onClose: () => void
}

/** What is typed is kept for this line, and for no other. */
function ObjectSheet({ communityId, row: { signupId, title }, onClose }: ObjectSheetProps) {
  const words = creditedTexts.use()
  const objecting = useObjecting(communityId, signupId)
  return (
    <ReasonSheet
      id={`objection-${signupId}`}
      title={words.objectTitle(title)}
      body={words.objectBody}
      label={words.objectLabel}
      hint={words.objectHint}
      action={words.object}
      longest={500}
      busy={objecting.isPending}
      error={objecting.error}
      onConfirm={(text) => objecting.mutateAsync(text)}
      onClose={onClose}
    />
  )
}

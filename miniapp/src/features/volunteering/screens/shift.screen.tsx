import { useState } from 'react'
import type { Shift } from '@liren/shared/volunteering'
import { codeOf } from '../../../lib/failure.ts'
import { messageOf } from '../../../lib/messages.ts'
import { volunteeringRoutes } from '../../../lib/volunteering.routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { changingTexts } from '../changing.texts.ts'
import { ChangeSheet } from '../components/change.sheet.tsx'
import { KeptScans } from '../components/kept.scans.tsx'
import { RemindPart } from '../components/remind.part.tsx'
import { MyService, ShiftCardLarge } from '../components/shift.parts.tsx'
import { asksFirst, SignUpSheet } from '../components/sign.up.sheet.tsx'
import { useChanging } from '../hooks/use-changing.ts'
import { useActivity, useMyPart, useShift } from '../hooks/use-shifts.ts'
import type { InShift, Joining } from '../volunteering.api.ts'
import { minorsTexts } from '../minors.texts.ts'
import { volunteeringTexts } from '../volunteering.texts.ts'

/** One shift: how I stand with it, what there is to know, and the one thing to do now. */
export function ShiftScreen() {
  return (
    <SignedIn title={volunteeringTexts.use().shift}>
      <ShiftPage />
    </SignedIn>
  )
}

function ShiftPage() {
  const words = volunteeringTexts.use()
  // The demo's clock decides what is due.
  useDemo()
  const { community = '', id = '' } = usePageParams()
  const at = { communityId: community, shiftId: id }
  const shift = useShift(at)
  useRefresh(shift)
  if (shift.data) return <Detail at={at} shift={shift.data} />
  return (
    <Screen id="shift" title={words.shift}>
      <QueryView query={shift}>{() => null}</QueryView>
    </Screen>
  )
}

function Detail({ at, shift }: { at: InShift; shift: Shift }) {
  const words = volunteeringTexts.use()
  const { communityId } = at
  const activity = useActivity({ communityId, activityId: shift.activityId })
  const changes = changingTexts.use()
  const minors = minorsTexts.use()
  const [asksAge, setAsksAge] = useState(false)
  const [asking, setAsking] = useState<'join' | 'leave' | 'change' | 'cancel' | 'appeal' | null>(null)
  const part = useMyPart(at)
  const { joining, leaving, confirming } = part
  const error = asking === null ? (joining.error ?? leaving.error ?? confirming.error) : null
  const close = () => setAsking(null)
  // How old somebody is, the server asks whom it does not know.
  const join = (body: Joining) =>
    joining.mutate(body, {
      onSuccess: close,
      onError: (why) => {
        if (codeOf(why) !== 'age_unstated') return
        setAsksAge(true)
        setAsking('join')
      },
    })
  return (
    <Screen
      id="shift"
      title={words.shift}
      footer={
        <Foremost at={at} shift={shift} part={part} onJoin={() => (asksFirst(shift) ? setAsking('join') : join({}))} />
      }
      sheets={
        (asking === 'join' && (
          <SignUpSheet
            shift={shift}
            asksAge={asksAge}
            busy={joining.isPending}
            error={codeOf(joining.error) === 'age_unstated' ? null : joining.error}
            onSignUp={join}
            onClose={close}
          />
        )) ||
        (asking === 'leave' && <LeaveSheet leaving={leaving} onClose={close} />) ||
        (asking === 'change' && <ChangeSheet at={at} shift={shift} onClose={close} />) ||
        ((asking === 'cancel' || asking === 'appeal') && <WordsSheet at={at} what={asking} onClose={close} />)
      }
    >
      <Stack>
        <KeptScans communityId={communityId} />
        <ShiftCardLarge shift={shift} about={activity.data ?? null} />
        {shift.cancelledFor !== null && <Banner tone="warn">{changes.cancelledFor(shift.cancelledFor)}</Banner>}
        {shift.isChanged && !shift.isCancelled && <Banner tone="info">{changes.changed}</Banner>}
        {shift.mine?.lacksGuardian && (
          <Banner id="shift-guardian" tone="warn">
            {minors.lacksGuardian}
          </Banner>
        )}
        {shift.mine && <MyService mine={shift.mine} />}
        {shift.mine?.isAppealed && shift.mine.rejectedFor !== null && shift.mine.isInReview && (
          <Banner tone="info">{changes.appealed}</Banner>
        )}
        {shift.abilities.appeal && (
          <Button id="shift-appeal" icon="chat" onPress={() => setAsking('appeal')}>
            {changes.appeal}
          </Button>
        )}
        {shift.abilities.withdraw && <RemindPart />}
        {error !== null && <Banner tone="danger">{messageOf(error)}</Banner>}
        <Card flush>
          {shift.abilities.organise && (
            <ListRow
              id="shift-organise"
              icon="people"
              title={words.organise}
              onPress={() => open(volunteeringRoutes.roster(communityId, shift.id))}
            />
          )}
          {shift.abilities.change && (
            <>
              <ListRow id="shift-change" icon="edit" title={changes.change} onPress={() => setAsking('change')} />
              <ListRow
                id="shift-cancel"
                icon="trash"
                danger
                title={changes.cancel}
                onPress={() => setAsking('cancel')}
              />
            </>
          )}
          <ListRow
            id="shift-activity"
            icon="calendar"
            title={words.seeActivity}
            onPress={() => open(volunteeringRoutes.activity(communityId, shift.activityId))}
          />
          {shift.abilities.withdraw && (
            <ListRow
              id="shift-withdraw"
              icon="leave"
              danger
              title={words.withdraw}
              onPress={() => setAsking('leave')}
            />
          )}
        </Card>
      </Stack>
    </Screen>
  )
}

interface ForemostProps {
  at: InShift
  shift: Shift
  part: ReturnType<typeof useMyPart>
  onJoin: () => void
}

/** The one thing to do now. */
function Foremost({ at, shift, part, onJoin }: ForemostProps) {
  const words = volunteeringTexts.use()
  const { mine, abilities, taken, capacity } = shift
  if (mine?.wantsMe) {
    return (
      <Button
        id="shift-confirm"
        kind="primary"
        icon="check"
        busy={part.confirming.isPending}
        onPress={() => part.confirming.mutate()}
      >
        {words.confirm}
      </Button>
    )
  }
  if (abilities.scan) {
    return (
      <Button
        id="shift-scan"
        kind="primary"
        icon="scan"
        onPress={() => open(volunteeringRoutes.scan(at.communityId, at.shiftId))}
      >
        {mine?.inAt ? words.scanOut : words.scan}
      </Button>
    )
  }
  if (!abilities.signUp) return null
  return (
    <Button id="shift-sign-up" kind="primary" busy={part.joining.isPending} onPress={onJoin}>
      {taken < capacity ? words.signUp : words.joinWaiting}
    </Button>
  )
}

/** Asks why a shift is called off, or what there is to say against a rejection. */
function WordsSheet({ at, what, onClose }: { at: InShift; what: 'cancel' | 'appeal'; onClose: () => void }) {
  const words = changingTexts.use()
  const { cancelling, appealing } = useChanging(at)
  const isAppeal = what === 'appeal'
  const doing = isAppeal ? appealing : cancelling
  return (
    <ReasonSheet
      id={`${what}-sheet`}
      title={isAppeal ? words.appealTitle : words.cancel}
      body={isAppeal ? words.appealBody : words.cancelBody}
      label={isAppeal ? words.appealLabel : words.reason}
      action={isAppeal ? words.appealTitle : words.cancel}
      kind={isAppeal ? 'primary' : 'danger'}
      longest={isAppeal ? 500 : 200}
      busy={doing.isPending}
      error={doing.error}
      onConfirm={(text) => doing.mutateAsync(text)}
      onClose={onClose}
    />
  )
}

function LeaveSheet({ leaving, onClose }: { leaving: ReturnType<typeof useMyPart>['leaving']; onClose: () => void }) {
  const words = volunteeringTexts.use()
  return (
    <Sheet
      id="leave-sheet"
      title={words.withdrawTitle}
      onClose={onClose}
      footer={
        <Button
          id="leave-confirm"
          kind="danger"
          busy={leaving.isPending}
          onPress={() => leaving.mutate(undefined, { onSuccess: onClose })}
        >
          {words.withdraw}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.withdrawBody}</Box>
        {leaving.error !== null && <Banner tone="danger">{messageOf(leaving.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}

import { useState } from 'react'
import type { Activity } from '@liren/shared/volunteering'
import { messageOf } from '../../../lib/messages.ts'
import { routes } from '../../../lib/routes.ts'
import { volunteeringRoutes } from '../../../lib/volunteering.routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { changingTexts } from '../changing.texts.ts'
import { ApproveSheet } from '../components/approve.sheet.tsx'
import { FactList } from '../../../ui/fact.list.tsx'
import { ShiftCard } from '../components/shift.card.tsx'
import { groupsTexts } from '../groups.texts.ts'
import { useWithdrawing } from '../hooks/use-changing.ts'
import { useDeciding } from '../hooks/use-activities.ts'
import { useApprovingForGroup } from '../hooks/use-groups.ts'
import { useActivity } from '../hooks/use-shifts.ts'
import { volunteeringNames } from '../names.texts.ts'
import { organisingTexts } from '../organising.texts.ts'
import type { InActivity } from '../volunteering.api.ts'
import { volunteeringTexts } from '../volunteering.texts.ts'

/** One activity with its shifts, and what the committee or its organiser does with it. */
export function ActivityScreen() {
  return (
    <SignedIn title={organisingTexts.use().activity}>
      <ActivityPage />
    </SignedIn>
  )
}

function ActivityPage() {
  const words = organisingTexts.use()
  const { community = '', id = '' } = usePageParams()
  const at = { communityId: community, activityId: id }
  const activity = useActivity(at)
  useRefresh(activity)
  if (activity.data) return <Detail at={at} activity={activity.data} />
  return (
    <Screen id="activity" title={words.activity}>
      <QueryView query={activity}>{() => null}</QueryView>
    </Screen>
  )
}

type Asking = 'approve' | 'refuse' | 'cancel' | 'withdraw' | null

function Detail({ at, activity }: { at: InActivity; activity: Activity }) {
  const words = organisingTexts.use()
  const [asking, setAsking] = useState<Asking>(null)
  const { abilities } = activity
  const close = () => setAsking(null)
  return (
    <Screen
      id="activity"
      title={words.activity}
      footer={
        (abilities.approve || abilities.approveForGroup) && (
          <Approve at={at} activity={activity} onApprove={() => setAsking('approve')} />
        )
      }
      sheets={
        (asking === 'approve' && <ApproveSheet at={at} onClose={close} />) ||
        (asking === 'withdraw' && <WithdrawSheet at={at} onClose={close} />) ||
        ((asking === 'refuse' || asking === 'cancel') && <EndSheet at={at} how={asking} onClose={close} />)
      }
    >
      <Stack>
        <StateBanner activity={activity} />
        <Matter activity={activity} />
        <Section title={words.shifts}>
          <Stack>
            {activity.shifts.map((shift) => (
              <ShiftCard
                key={shift.id}
                shift={shift}
                onPress={() => open(volunteeringRoutes.shift(at.communityId, shift.id))}
              />
            ))}
          </Stack>
        </Section>
        <Ways at={at} activity={activity} onAsk={setAsking} />
      </Stack>
    </Screen>
  )
}

/** The committee chooses whom a notice is for; the leader of a group tells its members. */
function Approve({ at, activity, onApprove }: { at: InActivity; activity: Activity; onApprove: () => void }) {
  const words = organisingTexts.use()
  const groupWords = groupsTexts.use()
  const approving = useApprovingForGroup(at)
  const { approve, approveForGroup } = activity.abilities
  return (
    <>
      {approving.error && <Banner tone="danger">{messageOf(approving.error)}</Banner>}
      {approve && (
        <Button id="activity-approve" kind="primary" icon="check" onPress={onApprove}>
          {words.approve}
        </Button>
      )}
      {approveForGroup && (
        <Button
          id="activity-approve-group"
          kind={approve ? 'plain' : 'primary'}
          icon="check"
          busy={approving.isPending}
          onPress={() => approving.mutate()}
        >
          {groupWords.approve}
        </Button>
      )}
    </>
  )
}

function StateBanner({ activity: { state, reason, group } }: { activity: Activity }) {
  const changes = changingTexts.use()
  const words = organisingTexts.use()
  if (state === 'proposed') return <Banner tone="info">{group === null ? words.waits : words.waitsGroup}</Banner>
  if (state === 'refused') return <Banner tone="warn">{words.refusedBecause(reason ?? '')}</Banner>
  if (state === 'withdrawn') return <Banner tone="info">{changes.withdrawn}</Banner>
  if (state === 'cancelled') return <Banner tone="warn">{words.cancelledBecause(reason ?? '')}</Banner>
  return null
}

function Matter({ activity }: { activity: Activity }) {
  const words = organisingTexts.use()
  const said = volunteeringTexts.use()
  const names = volunteeringNames.use()
  const groupWords = groupsTexts.use()
  const { tags, age, language, risk } = activity
  return (
    <>
      <Card id="activity-matter">
        <Stack>
          <Box as="h2">{activity.title}</Box>
          <Box as="p">{activity.body}</Box>
          <FactList
            items={[
              [said.sort, tags.length === 0 ? null : tags.map((tag) => names.tag[tag]).join('、')],
              [said.language, language],
              [said.who, names.age[age]],
              [groupWords.of, activity.group],
            ]}
          />
          <Box as="p">{`${said.organiser(activity.organiser)} · ${words.evening(activity.eveningAndWeekendShare)}`}</Box>
        </Stack>
      </Card>
      {risk && (
        <Banner id="activity-risk" tone="warn">
          {`${said.risk}：${risk.note} ${risk.insurance ? said.insured : said.uninsured}`}
        </Banner>
      )}
    </>
  )
}

interface WaysProps {
  at: InActivity
  activity: Activity
  onAsk: (what: 'refuse' | 'cancel' | 'withdraw') => void
}

/** What else there is to do, and the way to the notice. */
function Ways({ at, activity: { noticeId, abilities }, onAsk }: WaysProps) {
  const words = organisingTexts.use()
  const changes = changingTexts.use()
  const { refuse, cancel, withdraw } = abilities
  if (noticeId === null && !refuse && !cancel && !withdraw) return null
  return (
    <Card flush>
      {noticeId !== null && (
        <ListRow
          id="activity-notice"
          icon="notice"
          title={words.notice}
          onPress={() => open(routes.announcement(at.communityId, noticeId))}
        />
      )}
      {withdraw && (
        <ListRow
          id="activity-withdraw"
          icon="leave"
          danger
          title={changes.withdraw}
          onPress={() => onAsk('withdraw')}
        />
      )}
      {refuse && (
        <ListRow id="activity-refuse" icon="close" danger title={words.refuse} onPress={() => onAsk('refuse')} />
      )}
      {cancel && (
        <ListRow id="activity-cancel" icon="trash" danger title={words.cancel} onPress={() => onAsk('cancel')} />
      )}
    </Card>
  )
}

function WithdrawSheet({ at, onClose }: { at: InActivity; onClose: () => void }) {
  const words = changingTexts.use()
  const withdrawing = useWithdrawing(at)
  return (
    <Sheet
      id="withdraw-sheet"
      title={words.withdraw}
      onClose={onClose}
      footer={
        <Button
          id="withdraw-confirm"
          kind="danger"
          busy={withdrawing.isPending}
          onPress={() => withdrawing.mutate(undefined, { onSuccess: onClose })}
        >
          {words.withdraw}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.withdrawBody}</Box>
        {withdrawing.error && <Banner tone="danger">{messageOf(withdrawing.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}

function EndSheet({ at, how, onClose }: { at: InActivity; how: 'refuse' | 'cancel'; onClose: () => void }) {
  const words = organisingTexts.use()
  const { ending } = useDeciding(at)
  return (
    <ReasonSheet
      id={`${how}-sheet`}
      title={words[how]}
      body={how === 'refuse' ? words.refuseBody : words.cancelBody}
      label={words.reason}
      action={words[how]}
      kind="danger"
      busy={ending.isPending}
      error={ending.error}
      onConfirm={(reason) => ending.mutateAsync({ how, reason })}
      onClose={onClose}
    />
  )
}

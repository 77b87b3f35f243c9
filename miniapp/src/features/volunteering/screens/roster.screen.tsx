import { useState } from 'react'
import type { Shift } from '@liren/shared/volunteering'
import type { RosterEntry } from '@liren/shared/volunteering.attendance'
import { messageOf } from '../../../lib/messages.ts'
import { volunteeringRoutes } from '../../../lib/volunteering.routes.ts'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { AttendeeCard } from '../components/attendee.card.tsx'
import { EnterSheet } from '../components/enter.sheet.tsx'
import { RecipientSheet } from '../components/recipient.sheet.tsx'
import { ThankSheet } from '../components/thank.sheet.tsx'
import { useNotingPaper } from '../hooks/use-changing.ts'
import { useRecipients } from '../hooks/use-help.ts'
import { useAttending, useRoster } from '../hooks/use-roster.ts'
import { useShift } from '../hooks/use-shifts.ts'
import { organisingTexts } from '../organising.texts.ts'
import type { InShift } from '../volunteering.api.ts'

/** Who comes to a shift, live: who is there, whose presence is to be confirmed, whose times are to be entered. */
export function RosterScreen() {
  return (
    <SignedIn title={organisingTexts.use().roster}>
      <RosterPage />
    </SignedIn>
  )
}

function RosterPage() {
  const words = organisingTexts.use()
  // The demo's clock decides what is due.
  useDemo()
  const { community = '', id = '' } = usePageParams()
  const at = { communityId: community, shiftId: id }
  const shift = useShift(at)
  const roster = useRoster(at)
  // At once: it asks by itself no longer when an answer came behind another page.
  useRefresh(roster, 0)
  if (shift.data && roster.data) return <Roster at={at} shift={shift.data} entries={roster.data.items} />
  return (
    <Screen id="roster" title={words.roster} wide>
      <QueryView query={shift.data ? roster : shift}>{() => null}</QueryView>
    </Screen>
  )
}

function Roster({ at, shift, entries }: { at: InShift; shift: Shift; entries: readonly RosterEntry[] }) {
  const words = organisingTexts.use()
  const [entered, setEntered] = useState<RosterEntry | null>(null)
  const [thanked, setThanked] = useState<RosterEntry | null>(null)
  const [helper, setHelper] = useState<RosterEntry | null>(null)
  const { confirming, entering } = useAttending(at)
  const { naming, passing } = useRecipients(at)
  const noting = useNotingPaper(at)
  const come = entries.filter(({ state }) => state === 'in')
  const waiting = entries.filter(({ state }) => state === 'waiting')
  return (
    <Screen
      id="roster"
      title={words.rosterOf(shift.title)}
      wide
      footer={
        <Button
          id="roster-code"
          kind="primary"
          icon="scan"
          onPress={() => open(volunteeringRoutes.code(at.communityId, at.shiftId))}
        >
          {words.showCode}
        </Button>
      }
      sheets={
        (entered && (
          <EnterSheet shift={shift} entry={entered} entering={entering} onClose={() => setEntered(null)} />
        )) ??
        (thanked && <ThankSheet at={at} entry={thanked} onClose={() => setThanked(null)} />) ??
        (helper && (
          <RecipientSheet communityId={at.communityId} entry={helper} naming={naming} onClose={() => setHelper(null)} />
        ))
      }
    >
      <Stack>
        {confirming.error && <Banner tone="danger">{messageOf(confirming.error)}</Banner>}
        {noting.error && <Banner tone="danger">{messageOf(noting.error)}</Banner>}
        {passing.error && <Banner tone="danger">{messageOf(passing.error)}</Banner>}
        {entries.length === 0 ? (
          <EmptyState id="roster-empty" picture="stairs" title={words.nobodyTitle} body={words.nobodyBody} />
        ) : (
          <Live entries={come} />
        )}
        {come.map((entry) => (
          <AttendeeCard
            key={entry.signupId}
            entry={entry}
            isConfirming={confirming.isPending && confirming.variables === entry.signupId}
            isNoting={noting.isPending && noting.variables === entry.signupId}
            onNotePaper={() => noting.mutate(entry.signupId)}
            onConfirm={() => confirming.mutate(entry.signupId)}
            onEnter={() => setEntered(entry)}
            onThank={() => setThanked(entry)}
            onName={() => setHelper(entry)}
            passing={passing.isPending ? passing.variables.recipientId : null}
            onPass={(recipientId) => passing.mutate({ signupId: entry.signupId, recipientId })}
          />
        ))}
        {waiting.length > 0 && (
          <Section title={words.waitingList}>
            <Card>{waiting.map(({ nickname }) => nickname).join('、')}</Card>
          </Section>
        )}
      </Stack>
    </Screen>
  )
}

/** How many are there now, came, signed up, and are to be confirmed. */
function Live({ entries }: { entries: readonly RosterEntry[] }) {
  const words = organisingTexts.use()
  const count = (is: (entry: RosterEntry) => boolean) => words.hereValue(entries.filter(is).length)
  const toConfirm = entries.filter(({ abilities }) => abilities.confirm).length
  return (
    <Card>
      <Figures
        id="roster-live"
        items={[
          { id: 'live-here', name: words.here, value: count(({ inAt, outAt }) => inAt !== null && outAt === null) },
          { id: 'live-came', name: words.came, value: count(({ inAt }) => inAt !== null) },
          { id: 'live-all', name: words.signedUp, value: words.hereValue(entries.length) },
          { id: 'live-confirm', name: words.toConfirm, value: words.hereValue(toConfirm), warn: toConfirm > 0 },
        ]}
      />
    </Card>
  )
}

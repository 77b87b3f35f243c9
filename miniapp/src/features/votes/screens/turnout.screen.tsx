import { useState } from 'react'
import type { Decision } from '@liren/shared/votes.views'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { dueText } from '../../../lib/time.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { Doors } from '../components/doors.tsx'
import { LegalLabel } from '../components/legal.label.tsx'
import styles from '../components/motion.card.module.css'
import { RemindSheet } from '../components/remind.sheet.tsx'
import { TurnoutFigures } from '../components/turnout.figures.tsx'
import { useDecision } from '../hooks/use-decisions.ts'
import { useRemind } from '../hooks/use-doors.ts'
import { useInDecision } from '../hooks/use-in-decision.ts'
import { useNextDue } from '../hooks/use-next-due.ts'
import { useTurnout } from '../hooks/use-turnout.ts'
import { turnoutTexts } from '../turnout.texts.ts'
import type { InDecision } from '../votes.api.ts'

/** How many have voted, and whom to remind and visit: for organisers, the residents' committee and building heads. */
export function TurnoutScreen() {
  return (
    <SignedIn title={turnoutTexts.use().title}>
      <TurnoutPage />
    </SignedIn>
  )
}

function TurnoutPage() {
  const words = turnoutTexts.use()
  const at = useInDecision()
  const decision = useDecision(at.communityId, at.decisionId)
  useDemo()
  if (decision.data) return <Turnout at={at} decision={decision.data} />
  return (
    <Screen id="vote-turnout" title={words.title}>
      <QueryView query={decision}>{() => null}</QueryView>
    </Screen>
  )
}

function Turnout({ at, decision }: { at: InDecision; decision: Decision }) {
  const words = turnoutTexts.use()
  const { seeTurnout, remind } = decision.abilities
  const turnout = useTurnout(at, seeTurnout)
  const reminding = useRemind(at)
  const nextDue = useNextDue()
  const now = useNow()
  const locale = useLocale()
  const [isAsking, setAsking] = useState(false)
  useRefresh(turnout)
  const isElsewhere = decision.legalMode === 'OFFICIAL_EXTERNAL'
  const reminders = turnout.data?.reminders ?? null
  const mayRemind =
    reminders !== null && reminders.left > 0 && (reminders.nextAt === null || Date.parse(reminders.nextAt) <= now)
  const silent = turnout.data ? turnout.data.total.heads - turnout.data.voted.heads : 0
  return (
    <Screen
      id="vote-turnout"
      title={words.title}
      footer={
        remind &&
        silent > 0 &&
        reminders && (
          <>
            {reminding.data && (
              <Banner id="vote-reminded" tone="good">
                {words.reminded(reminding.data.people)}
              </Banner>
            )}
            {!mayRemind && (
              <Txt id="vote-remind-next" className={styles['meta']}>
                {reminders.left > 0
                  ? words.remindAgain(dueText(reminders.nextAt ?? '', now, locale), reminders.left)
                  : words.remindNoMore}
              </Txt>
            )}
            <Button
              id="vote-remind"
              kind="primary"
              icon="inbox"
              disabled={!mayRemind || reminding.isPending}
              onPress={() => setAsking(true)}
            >
              {isElsewhere ? words.remindAll : words.remind}
            </Button>
          </>
        )
      }
      sheets={
        isAsking && (
          <RemindSheet
            reminding={reminding}
            silent={silent}
            isElsewhere={isElsewhere}
            onClose={() => setAsking(false)}
          />
        )
      }
    >
      <Stack>
        <LegalLabel mode={decision.legalMode} regulation={decision.policy.regulation} />
        <Box className="unprinted">
          <Box as="p" className={styles['strong']}>
            {decision.title}
          </Box>
          <Box as="p" id="turnout-next" className={styles['meta']}>
            {nextDue(decision)}
          </Box>
        </Box>
        {!seeTurnout && (
          <EmptyState id="turnout-nowhere" picture="lamp" title={words.nowhere} body={words.nowhereBody} />
        )}
        {seeTurnout && (
          <QueryView query={turnout} skeleton={<Skeleton cards={2} />}>
            {(data) => (
              <Stack>
                <Box className="unprinted">
                  <Stack>
                    {isElsewhere ? (
                      <Box as="p" id="turnout-elsewhere">
                        {words.elsewhere}
                      </Box>
                    ) : (
                      <TurnoutFigures turnout={data} />
                    )}
                  </Stack>
                </Box>
                {data.buildings.length > 0 && silent > 0 && !isElsewhere && (
                  <Doors at={at} title={decision.title} buildings={data.buildings} />
                )}
              </Stack>
            )}
          </QueryView>
        )}
      </Stack>
    </Screen>
  )
}

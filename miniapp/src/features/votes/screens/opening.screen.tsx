import { useState } from 'react'
import type { Decision } from '@liren/shared/votes.views'
import { squareMetres } from '../../../lib/area.ts'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { routes } from '../../../lib/routes.ts'
import { dueText } from '../../../lib/time.ts'
import { voteNames } from '../../../lib/vote.names.ts'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { back, replace } from '../../../platform/navigation.ts'
import { NoSecureRandom } from '../../../platform/secure.random.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { Keeping, Proving } from '../components/ceremony.tsx'
import styles from '../components/ceremony.module.css'
import { LegalLabel } from '../components/legal.label.tsx'
import { useCeremony, type CeremonyState } from '../hooks/use-ceremony.ts'
import { useDecision } from '../hooks/use-decisions.ts'
import { useInDecision } from '../hooks/use-in-decision.ts'
import { markOf } from '../key.seal.ts'
import { openingTexts } from '../opening.texts.ts'
import type { InDecision } from '../votes.api.ts'

/** The opening of a vote: the key of the count is made and kept, then ballots are taken in. */
export function OpeningScreen() {
  return (
    <SignedIn title={openingTexts.use().title}>
      <OpeningPage />
    </SignedIn>
  )
}

function OpeningPage() {
  const words = openingTexts.use()
  const at = useInDecision()
  const decision = useDecision(at.communityId, at.decisionId)
  // The demo's clock decides whether it is time.
  useDemo()
  if (decision.data) return <Ceremony at={at} decision={decision.data} />
  return (
    <Screen id="opening" title={words.title}>
      <QueryView query={decision}>{() => null}</QueryView>
    </Screen>
  )
}

function Ceremony({ at, decision }: { at: InDecision; decision: Decision }) {
  const words = openingTexts.use()
  const state = useCeremony(at, decision, words.leaveBody)
  const [isLeaving, setLeaving] = useState(false)
  const { pair, asked, isAtStake, opening } = state
  const isOpen = decision.state === 'OPEN' || decision.state === 'EXTENDED'
  const body = () => {
    if (isOpen) return <Opened decision={decision} />
    if (!decision.steps.includes('OPEN'))
      return <EmptyState id="opening-not-now" picture="lamp" title={words.notNowTitle} body={words.notNow} />
    if (pair === null) return <Before decision={decision} error={state.making.error} />
    if (asked === null) return <Keeping state={state} pair={pair} title={decision.title} />
    return <Proving state={state} asked={asked} />
  }
  return (
    <Screen
      id="opening"
      title={words.title}
      onBack={isAtStake ? () => setLeaving(true) : undefined}
      footer={
        <>
          {opening.error && <Banner tone="danger">{messageOf(opening.error)}</Banner>}
          {isOpen ? <After at={at} decision={decision} /> : <Next decision={decision} state={state} />}
        </>
      }
      sheets={isLeaving && isAtStake && <LeaveSheet onStay={() => setLeaving(false)} />}
    >
      <Stack>
        <Box className="unprinted">
          <LegalLabel mode={decision.legalMode} regulation={decision.policy.regulation} />
        </Box>
        {body()}
      </Stack>
    </Screen>
  )
}

/** The one next thing to do. */
function Next({ decision, state }: { decision: Decision; state: CeremonyState }) {
  const words = openingTexts.use()
  const now = useNow()
  const { pair, asked, making, opening } = state
  if (!decision.steps.includes('OPEN')) return null
  if (pair === null)
    return (
      <Button
        id="key-make"
        kind="primary"
        icon="key"
        busy={making.isPending}
        disabled={decision.opensAt !== null && now < Date.parse(decision.opensAt)}
        onPress={state.make}
      >
        {words.make}
      </Button>
    )
  if (asked === null)
    return (
      <Button id="key-kept" kind="primary" onPress={() => void state.keep()}>
        {words.kept}
      </Button>
    )
  return (
    <Button id="vote-open" kind="primary" icon="ballot" busy={opening.isPending} onPress={state.open}>
      {words.open}
    </Button>
  )
}

/** What is about to happen, and what there is to know before a key is made. */
function Before({ decision, error }: { decision: Decision; error: unknown }) {
  const words = openingTexts.use()
  const names = voteNames.use()
  const locale = useLocale()
  const now = useNow()
  const { opensAt, closesAt, roll, title } = decision
  const when = (instant: string) => dueText(instant, now, locale)
  const isEarly = opensAt !== null && now < Date.parse(opensAt)
  return (
    <Stack>
      <Box as="h2" className={styles['title']}>
        {title}
      </Box>
      <Box as="p">{words.intro}</Box>
      <Card>
        <Box as="ul" role="list" className={styles['rules']}>
          {words.rules.map((rule) => (
            <Box as="li" role="listitem" key={rule} className={styles['rule']}>
              <Icon name="key" small className={styles['sign']} />
              <Txt>{rule}</Txt>
            </Box>
          ))}
        </Box>
      </Card>
      {roll !== null && opensAt !== null && closesAt !== null && (
        <Card id="opening-facts" flush>
          <ListRow
            icon="people"
            title={words.roll}
            note={words.rollSum(roll.heads, names.area(squareMetres(roll.areaCentiares)))}
          />
          <ListRow icon="clock" title={words.window} note={words.windowSpan(when(opensAt), when(closesAt))} />
        </Card>
      )}
      {isEarly && <Banner tone="info">{words.early(when(opensAt))}</Banner>}
      {error !== null && (
        <Banner tone="danger">{error instanceof NoSecureRandom ? words.noRandom : messageOf(error)}</Banner>
      )}
    </Stack>
  )
}

function Opened({ decision: { publicKey } }: { decision: Decision }) {
  const words = openingTexts.use()
  return (
    <EmptyState
      id="opening-opened"
      picture="letterbox"
      title={words.openedTitle}
      body={publicKey === null ? words.openedShort : words.openedBody(markOf(publicKey))}
    />
  )
}

function After({ at, decision }: { at: InDecision; decision: Decision }) {
  const words = openingTexts.use()
  const { seeTurnout, recordPaper } = decision.abilities
  return (
    <>
      {seeTurnout && (
        <Button
          id="opened-turnout"
          kind="primary"
          onPress={() => replace(voteRoutes.turnout(at.communityId, at.decisionId))}
        >
          {words.toTurnout}
        </Button>
      )}
      {recordPaper && (
        <Button
          id="opened-papers"
          kind="quiet"
          icon="print"
          onPress={() => replace(voteRoutes.papers(at.communityId, at.decisionId))}
        >
          {words.toPapers}
        </Button>
      )}
    </>
  )
}

function LeaveSheet({ onStay }: { onStay: () => void }) {
  const words = openingTexts.use()
  return (
    <Sheet
      id="leave-sheet"
      title={words.leaveTitle}
      onClose={onStay}
      footer={
        <>
          <Button id="leave-stay" kind="primary" onPress={onStay}>
            {words.stay}
          </Button>
          <Button id="leave-go" kind="danger" onPress={() => back(routes.home)}>
            {words.leave}
          </Button>
        </>
      }
    >
      <Box as="p">{words.leaveBody}</Box>
    </Sheet>
  )
}

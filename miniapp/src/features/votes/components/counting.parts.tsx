import type { Turnout } from '@liren/shared/votes.casting'
import type { VoteResult } from '@liren/shared/votes.results'
import type { Decision } from '@liren/shared/votes.views'
import { useLocale } from '../../../lib/i18n.ts'
import { routes } from '../../../lib/routes.ts'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { countingTexts } from '../counting.texts.ts'
import { resultTexts } from '../result.texts.ts'
import { sentenceOf } from '../result.words.ts'
import type { InDecision } from '../votes.api.ts'
import { votesTexts } from '../votes.texts.ts'
import styles from './motion.card.module.css'
import { PrintButton } from './print.button.tsx'

interface ReadyProps {
  at: InDecision
  turnout: Turnout | undefined
  papers: { all: number; left: number }
}

/** What must be done before the count: each with whether it is. */
export function Ready({ at, turnout, papers }: ReadyProps) {
  const words = countingTexts.use()
  const { all, left } = papers
  const done = all === 0 ? words.papersNone : words.papersDone(all)
  return (
    <Section title={words.steps}>
      <Card id="count-ready" flush>
        <ListRow icon="check" title={words.closed} />
        {turnout && <ListRow icon="check" title={words.ballots(turnout.voted.heads, turnout.total.heads)} />}
        <ListRow
          id="count-papers"
          icon={left > 0 ? 'alert' : 'check'}
          title={left > 0 ? words.papersLeft(left, all) : done}
          {...(left > 0
            ? { note: words.toPapers, onPress: () => open(voteRoutes.papers(at.communityId, at.decisionId)) }
            : {})}
        />
      </Card>
    </Section>
  )
}

/** What came of it, one sentence a motion. */
export function Verdicts({ at, result }: { at: InDecision; result: VoteResult }) {
  const words = countingTexts.use()
  const { page } = votesTexts.use()
  const shared = resultTexts.use()
  const locale = useLocale()
  return (
    <Section title={result.isFinal ? words.final : words.counted}>
      <Stack>
        {result.motions.map((outcome) => (
          <Card key={outcome.motionId} id={`counted-${String(outcome.number)}`}>
            <Stack tight>
              <Txt className={styles['meta']}>{page.motion(outcome.number)}</Txt>
              <Box as="h3" className={styles['title']}>
                {outcome.title}
              </Box>
              <Box as="p">{sentenceOf(outcome, result.legalMode, shared, locale)}</Box>
            </Stack>
          </Card>
        ))}
        <Button id="count-see" icon="eye" onPress={() => open(routes.voteResult(at.communityId, at.decisionId))}>
          {words.see}
        </Button>
        <PrintButton at={at} sheet="resultNotice" />
      </Stack>
    </Section>
  )
}

interface RecountsProps {
  result: VoteResult
  state: Decision['recount']
  /** It is the reader's to do now. */
  isMine: boolean
}

/** Who has counted again, and whether they came to the same; where not, that this is an incident. */
export function Recounts({ result: { recounts }, state, isMine }: RecountsProps) {
  const words = countingTexts.use()
  const said = { NONE: words.recountNone, ASKED: words.recountDue(recounts.length), AGREES: words.recountDone }
  return (
    <Section title={words.recountTitle}>
      <Stack>
        {state === 'DIFFERS' ? (
          <Banner id="recount-incident" tone="danger">
            {`${words.incidentTitle}${words.incidentBody}`}
          </Banner>
        ) : (
          <Box as="p" id="recount-due">
            {said[state]}
          </Box>
        )}
        {recounts.length > 0 && (
          <Card id="recounts" flush>
            {recounts.map(({ at, by, agrees }) => (
              <ListRow
                key={at}
                icon={agrees ? 'check' : 'alert'}
                title={`${words.recounted(by)} · ${agrees ? words.agrees : words.differs}`}
                note={<FullMoment id={`recounted-${at}`} instant={at} />}
              />
            ))}
          </Card>
        )}
        {state === 'ASKED' && <Banner tone="info">{isMine ? words.recountYours : words.recountHands}</Banner>}
      </Stack>
    </Section>
  )
}

import { useState } from 'react'
import type { VoteResult } from '@liren/shared/votes.results'
import { Box, Txt } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { LegalLabel } from '../components/legal.label.tsx'
import { OfficialCard } from '../components/official.card.tsx'
import { MotionResult } from '../components/motion.result.tsx'
import { PrintButton } from '../components/print.button.tsx'
import { Releases } from '../components/releases.tsx'
import { Ties, TieSheet, type TieAsking } from '../components/tie.card.tsx'
import { VerifyCard } from '../components/verify.card.tsx'
import { ContradictionCard, HaltBanner } from '../components/witness.card.tsx'
import styles from '../components/motion.card.module.css'
import { useDecision } from '../hooks/use-decisions.ts'
import { useResult } from '../hooks/use-result.ts'
import { useWitness } from '../hooks/use-witness.ts'
import { resultTexts } from '../result.texts.ts'
import { hasResult } from '../votes.phases.ts'

/** What came of a decision, and why. */
export function ResultScreen() {
  return (
    <SignedIn title={resultTexts.use().title}>
      <ResultPage />
    </SignedIn>
  )
}

function ResultPage() {
  const words = resultTexts.use()
  const { community = '', id = '' } = usePageParams()
  const at = { communityId: community, decisionId: id }
  const result = useResult(at)
  const [asking, setAsking] = useState<TieAsking>(null)
  const decision = useDecision(community, id)
  const { contradiction } = useWitness(at, true)
  useRefresh(result)
  return (
    <Screen
      id="vote-result"
      title={words.title}
      sheets={
        asking &&
        decision.data && (
          <TieSheet at={at} version={decision.data.version} asking={asking} onClose={() => setAsking(null)} />
        )
      }
    >
      <QueryView query={result}>
        {(data) => (
          <Stack>
            <LegalLabel mode={data.legalMode} regulation={decision.data?.policy.regulation ?? null} />
            {decision.data && (
              <Box as="p" className={styles['strong']}>
                {decision.data.title}
              </Box>
            )}
            <HaltBanner halt={decision.data?.halt ?? null} />
            <ContradictionCard at={at} contradiction={contradiction} />
            <Banner tone="info">{data.isFinal ? words.final : words.preliminary}</Banner>
            {data.official && <OfficialCard at={at} official={data.official} />}
            {data.motions.map((outcome) => (
              <MotionResult key={outcome.motionId} outcome={outcome} result={data} />
            ))}
            <Ties at={at} result={data} onAsk={setAsking} />
            {data.isSmall && <Banner tone="info">{words.exactHidden}</Banner>}
            {data.official === undefined && <Channels result={data} />}
            {decision.data && hasResult(decision.data.state) && <PrintButton at={at} sheet="resultNotice" />}
            <Fingerprint result={data} />
            {data.official === undefined && <Releases at={at} mayRelease={data.abilities.release} />}
            <VerifyCard at={at} />
          </Stack>
        )}
      </QueryView>
    </Screen>
  )
}

/** How ballots came, and which do not count. */
function Channels({ result }: { result: VoteResult }) {
  const words = resultTexts.use()
  const came = result.channels.map(({ channel, heads }) => ({
    id: `channel-${channel}`,
    name: words.channel[channel],
    value: words.ballots(heads),
  }))
  const aside = [
    { id: 'votes-invalid', name: words.invalid, value: words.ballots(result.invalid) },
    { id: 'votes-duplicates', name: words.duplicates, value: words.ballots(result.duplicates) },
  ]
  return (
    <Section title={words.channels}>
      <Card>
        <Figures id="vote-channels" items={[...came, ...aside]} />
      </Card>
    </Section>
  )
}

/** When it was counted, what a recount must come to, and who recounted. */
function Fingerprint({ result }: { result: VoteResult }) {
  const words = resultTexts.use()
  return (
    <Section title={words.recounts}>
      <Card>
        <Stack tight>
          <Box>
            <Txt className={styles['meta']}>{words.counted} </Txt>
            <FullMoment id="counted-at" instant={result.countedAt} />
          </Box>
          {result.recounts.map(({ at, by, agrees }) => (
            <Box key={at}>
              <Txt>{`${words.recountBy(by)} · ${agrees ? words.agrees : words.differs} `}</Txt>
              <FullMoment id={`recount-${at}`} instant={at} />
            </Box>
          ))}
          <Txt className={styles['meta']}>{words.digest}</Txt>
          <Txt id="result-digest" selectable className={styles['code']}>
            {result.digest}
          </Txt>
          <Txt className={styles['meta']}>{words.digestNote}</Txt>
        </Stack>
      </Card>
    </Section>
  )
}

import type { MotionResult } from '@liren/shared/votes.matters'
import type { OfficialResult } from '@liren/shared/votes.results'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { momentText } from '../../../lib/time.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { officialTexts } from '../official.texts.ts'
import type { InDecision } from '../votes.api.ts'
import { DocumentsList } from './documents.list.tsx'
import styles from './motion.card.module.css'

/** That a result was made elsewhere and imported: where, from which document, and in what it differs. */
export function OfficialCard({ at, official }: { at: InDecision; official: OfficialResult }) {
  const words = officialTexts.use()
  const now = useNow()
  const locale = useLocale()
  const { platform, reference, decidedOn, differences, stated, files, importedAt } = official
  const said = (number: number | null): MotionResult | undefined => stated.find((one) => one.number === number)?.result
  return (
    <Section title={words.card}>
      <Card id="official-source">
        <Stack>
          <Box>
            <Txt className={styles['strong']}>{reference}</Txt>
            <Box as="p">{words.from(platform, decidedOn)}</Box>
            <Txt className={styles['meta']}>{words.imported(momentText(importedAt, now, locale))}</Txt>
          </Box>
          {differences.map(({ kind, number }) => {
            const result = said(number)
            return (
              <Banner key={`${kind} ${number ?? ''}`} id={`differs-${kind}-${number ?? 'all'}`} tone="warn">
                {[
                  words.differs(number),
                  words.differences[kind],
                  ...(result === undefined ? [] : [words.says(words.results[result])]),
                ].join(words.gap)}
              </Banner>
            )
          })}
          <DocumentsList at={at} id="official-document" files={files} />
        </Stack>
      </Card>
    </Section>
  )
}

import type { Decision } from '@liren/shared/votes.views'
import type { SignedHead } from '@liren/shared/votes.heads'
import { receiptCode } from '../proof.code.ts'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { momentText } from '../../../lib/time.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Photo } from '../../../platform/photo.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Fold } from '../../../ui/fold.tsx'
import { squareCode } from '../../../lib/square.code.ts'
import type { Contradiction } from '../proof.kept.ts'
import { proofTexts } from '../proof.texts.ts'
import type { InDecision } from '../votes.api.ts'
import styles from './code.card.module.css'
import facts from './motion.card.module.css'

/** That the signer goes no further with a log, and which entries are concerned: for everybody who sees the decision. */
export function HaltBanner({ halt }: Pick<Decision, 'halt'>) {
  const words = proofTexts.use()
  if (halt === null) return null
  const { kind, fromSeq, toSeq } = halt
  return (
    <Banner id="log-halt" tone="danger">
      {`${words.halt[kind](String(fromSeq), String(toSeq))}${words.haltNote}`}
    </Banner>
  )
}

/** That the log shown does not go on from what this phone saw: for good, with both heads to show to others. */
export function ContradictionCard({ at, contradiction }: { at: InDecision; contradiction: Contradiction | null }) {
  const words = proofTexts.use()
  const now = useNow()
  const locale = useLocale()
  if (contradiction === null) return null
  const { fault, kept, shown } = contradiction
  return (
    <Stack tight>
      <Banner id="log-contradiction" tone="danger">
        {`${words.contradiction[fault]}${words.contradictionBody(momentText(contradiction.at, now, locale))}`}
      </Banner>
      <Card>
        <Fold id="contradiction-heads" title={words.showHeads}>
          <Stack>
            <Head id="kept-head" at={at} name={words.keptHead} head={kept} />
            <Head id="shown-head" at={at} name={words.shownHead} head={shown} />
          </Stack>
        </Fold>
      </Card>
    </Stack>
  )
}

interface HeadProps {
  id: string
  at: InDecision
  name: string
  head: SignedHead | null
}

/** A head in letters, and as a code that another phone or the verifier reads. */
function Head({ id, at, name, head }: HeadProps) {
  const words = proofTexts.use()
  const code = head && codeOrNull(at, head)
  return (
    <Box id={id}>
      <Txt className={facts['strong']}>{name}</Txt>
      <Box className={facts['meta']}>{head ? words.headLine(head.size) : words.noHead}</Box>
      {head && (
        <Txt selectable className={styles['letters']}>
          {head.root}
        </Txt>
      )}
      {code !== null && <Photo src={squareCode(code)} alt={name} className={styles['code']} />}
    </Box>
  )
}

/** What a dishonest server shows may not even have the form of a head. */
function codeOrNull({ communityId, decisionId }: InDecision, head: SignedHead): string | null {
  try {
    return receiptCode({ community: communityId, decision: decisionId, ...head })
  } catch {
    return null
  }
}

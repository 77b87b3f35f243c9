import { voteRoutes } from '../../../lib/vote.routes.ts'
import { Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import type { useWitness } from '../hooks/use-witness.ts'
import { proofTexts } from '../proof.texts.ts'
import type { InDecision } from '../votes.api.ts'
import facts from './motion.card.module.css'

/** How far this phone has seen the log go on unchanged, and the way to one’s receipts. */
export function LogCard({ at, witnessed }: { at: InDecision; witnessed: ReturnType<typeof useWitness> }) {
  const words = proofTexts.use()
  const { witness, contradiction, isAway } = witnessed
  return (
    <Section title={words.logTitle}>
      {contradiction === null && (
        <Card id="log-card">
          <Stack tight>
            {witness ? (
              <>
                <Txt id="log-seen">{words.logSeen(witness.head.size)}</Txt>
                <FullMoment id="log-checked-at" instant={witness.checkedAt} />
              </>
            ) : (
              <Txt className={facts['meta']}>{words.logNever}</Txt>
            )}
            {isAway && (
              <Txt id="log-away" className={facts['meta']}>
                {words.logAway}
              </Txt>
            )}
          </Stack>
        </Card>
      )}
      <Card flush>
        <ListRow
          id="my-receipts"
          icon="shield"
          title={words.receiptsTitle}
          onPress={() => open(voteRoutes.receipts(at.communityId, at.decisionId))}
        />
      </Card>
    </Section>
  )
}

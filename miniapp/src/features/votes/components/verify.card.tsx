import { messageOf } from '../../../lib/messages.ts'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { useVerify } from '../hooks/use-verify.ts'
import { resultTexts } from '../result.texts.ts'
import type { InDecision } from '../votes.api.ts'
import styles from './motion.card.module.css'

/** What anybody can check without us, what that proves, and what it takes. */
export function VerifyCard({ at }: { at: InDecision }) {
  const words = resultTexts.use()
  const fetching = useVerify(at)
  return (
    <Section title={words.verify}>
      {fetching.error && <Banner tone="danger">{messageOf(fetching.error)}</Banner>}
      <Card>
        <Stack tight>
          {words.proves.map((sentence) => (
            <Box as="p" key={sentence}>
              {sentence}
            </Box>
          ))}
          <Txt selectable className={styles['meta']}>
            {words.verifyHow}
          </Txt>
        </Stack>
      </Card>
      <Card flush>
        <ListRow
          id="verify-receipts"
          icon="shield"
          title={words.checkMine}
          onPress={() => open(voteRoutes.receipts(at.communityId, at.decisionId))}
        />
        <ListRow
          id="download-export"
          icon="print"
          title={words.downloadExport}
          onPress={() => fetching.mutate('export')}
        />
        <ListRow
          id="download-verifier"
          icon="print"
          title={words.downloadVerifier}
          onPress={() => fetching.mutate('verifier')}
        />
      </Card>
    </Section>
  )
}

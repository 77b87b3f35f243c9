import { useState } from 'react'
import type { StatementOf } from '@liren/shared/points'
import { messageOf } from '../../../lib/messages.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { Accounts, StatementLines } from '../components/statement.lines.tsx'
import { useStatement, useStatementFile } from '../hooks/use-points.ts'
import { pointsTexts } from '../points.texts.ts'

/** Every movement of my points, minutes or debt, each with the balance after it. */
export function StatementScreen() {
  return (
    <SignedIn title={pointsTexts.use().statement}>
      <StatementPage />
    </SignedIn>
  )
}

function StatementPage() {
  const words = pointsTexts.use()
  const { community = '' } = usePageParams()
  const [of, setOf] = useState<StatementOf>('points')
  const file = useStatementFile(community)
  return (
    <Screen
      id="statement"
      title={words.statement}
      footer={
        <Button id="statement-export" icon="save" busy={file.isPending} onPress={() => file.mutate()}>
          {words.export}
        </Button>
      }
    >
      <Stack>
        <Accounts of={of} onChoose={setOf} />
        {file.error !== null && <Banner tone="danger">{messageOf(file.error)}</Banner>}
        <Lines key={of} communityId={community} of={of} />
      </Stack>
    </Screen>
  )
}

function Lines({ communityId, of }: { communityId: string; of: StatementOf }) {
  const list = useStatement(communityId, of)
  useRefresh(list)
  return <StatementLines list={list} of={of} />
}

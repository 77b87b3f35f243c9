import type { ReactNode } from 'react'
import type { Choices } from '@liren/shared/votes.audit'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { ballotTexts } from '../ballot.texts.ts'
import { useNextDue } from '../hooks/use-next-due.ts'
import type { OfHead } from './of.head.ts'
import { SaidList } from './said.list.tsx'

type WaitingProps = Pick<OfHead, 'decision' | 'label'> & {
  choices: Choices
  fault: string | null
  isCasting: boolean
  /** What is asked on the way. */
  sheets: ReactNode
  onCast: () => void
  onDrop: () => void
}

/** A ballot that is sealed and kept here, and got no answer yet: it goes out when its owner says so. */
export function Waiting(props: WaitingProps) {
  const { decision, choices, fault, isCasting, onCast, onDrop, label, sheets } = props
  const words = ballotTexts.use()
  const nextDue = useNextDue()
  return (
    <Screen
      id="ballot"
      title={words.title}
      footer={
        <>
          <Button id="ballot-again" kind="primary" icon="again" busy={isCasting} onPress={onCast}>
            {words.castAgain}
          </Button>
          <Button id="ballot-drop" kind="quiet" disabled={isCasting} onPress={onDrop}>
            {words.change}
          </Button>
        </>
      }
      sheets={sheets}
    >
      <Stack>
        {label}
        <Banner id="ballot-waiting" tone="warn">
          {words.waitingTitle}
        </Banner>
        {fault !== null && <Banner tone="danger">{fault}</Banner>}
        <Box as="p">{words.waitingBody}</Box>
        <Box as="p">{nextDue(decision)}</Box>
        <Card>
          <SaidList decision={decision} choices={choices} />
        </Card>
      </Stack>
    </Screen>
  )
}

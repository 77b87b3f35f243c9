import { useState, type ReactNode } from 'react'
import type { RegisterImport } from '@liren/shared/register'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { Stations } from '../../../ui/stations.tsx'
import { useImportSteps } from '../hooks/use-import.ts'
import { importTexts } from '../import.texts.ts'

interface FrameProps {
  /** Which of the four stations is the present one. */
  step: number
  footer?: ReactNode
  sheets?: ReactNode
  children: ReactNode
}

/** The page of the import: where it stands, the present step, and what to do at the thumb. */
export function ImportFrame({ step, footer, sheets, children }: FrameProps) {
  const words = importTexts.use()
  return (
    <Screen id="register-import-page" title={words.title} wide footer={footer} sheets={sheets}>
      <Stack>
        <Stations label={words.stepsLabel} names={words.steps} present={step} />
        {children}
      </Stack>
    </Screen>
  )
}

/** Gives the import up, after saying what that means. */
export function CancelPart({ communityId, one }: { communityId: string; one: RegisterImport }) {
  const words = importTexts.use()
  const [isAsking, setAsking] = useState(false)
  const { cancelling } = useImportSteps(communityId, one)
  if (!one.abilities.cancel) return null
  return (
    <>
      <Button id="import-cancel" kind="quiet" onPress={() => setAsking(true)}>
        {words.cancel}
      </Button>
      {isAsking && (
        <Sheet
          id="import-cancel-sheet"
          title={words.cancelTitle}
          onClose={() => setAsking(false)}
          footer={
            <Button
              id="import-cancel-confirm"
              kind="danger"
              busy={cancelling.isPending}
              onPress={() => cancelling.mutate()}
            >
              {words.cancel}
            </Button>
          }
        >
          <Stack>
            <Box as="p">{words.cancelBody}</Box>
            {cancelling.error && <Banner tone="danger">{messageOf(cancelling.error)}</Banner>}
          </Stack>
        </Sheet>
      )}
    </>
  )
}

import type { RegisterImport } from '@liren/shared/register'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { importTexts } from '../import.texts.ts'
import { CancelPart, ImportFrame } from './import.frame.tsx'
import styles from './import.module.css'

type Working = Extract<RegisterImport['status'], 'reading' | 'checking' | 'applying'>
const steps: Record<Working, number> = { reading: 0, checking: 2, applying: 3 }

interface WorkingStepProps {
  communityId: string
  one: RegisterImport
  status: Working
  error: unknown
}

/** The server is at it: how far, and that one may leave. */
export function WorkingStep({ communityId, one, status, error }: WorkingStepProps) {
  const words = importTexts.use()
  return (
    <ImportFrame step={steps[status]} footer={<CancelPart communityId={communityId} one={one} />}>
      <Box className={styles['narrow']}>
        <Card>
          <Stack>
            <Progress id={`import-${status}`} words={words[status]} percent={one.progress} />
            <Box as="p" className={styles['note']}>
              {words.leaveNote}
            </Box>
            {error !== null && <Banner tone="warn">{messageOf(error)}</Banner>}
          </Stack>
        </Card>
      </Box>
    </ImportFrame>
  )
}

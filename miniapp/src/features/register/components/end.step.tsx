import type { RegisterImport } from '@liren/shared/register'
import { routes } from '../../../lib/routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { replace } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { faultTexts } from '../faults.texts.ts'
import { importTexts } from '../import.texts.ts'
import { ImportFrame } from './import.frame.tsx'
import styles from './import.module.css'
import { TotalsCard } from './totals.card.tsx'

interface EndStepProps {
  communityId: string
  one: RegisterImport
}

/** It is written: what the register holds now. */
export function DoneStep({ communityId, one }: EndStepProps) {
  const words = importTexts.use()
  return (
    <ImportFrame
      step={3}
      footer={
        <Button
          id="import-to-register"
          kind="primary"
          onPress={() => replace(routes.register(communityId, one.estateId))}
        >
          {words.toRegister}
        </Button>
      }
    >
      <Box className={styles['narrow']}>
        <Stack>
          <Banner id="import-done" tone="good">
            {words.done}
          </Banner>
          {one.totals && <TotalsCard id="import-totals" totals={one.totals} />}
        </Stack>
      </Box>
    </ImportFrame>
  )
}

/** It came to nothing, and the register is as it was: by choice, or because the file could not be read. */
export function GivenUpStep({ communityId, one }: EndStepProps) {
  const words = importTexts.use()
  const reasons = faultTexts.use().failures
  const isCancelled = one.status === 'cancelled'
  return (
    <ImportFrame step={0}>
      <EmptyState
        id={isCancelled ? 'import-cancelled' : 'import-failed'}
        picture={isCancelled ? 'letterbox' : 'lamp'}
        title={isCancelled ? words.cancelled : words.failed}
        body={isCancelled ? words.cancelledBody : `${reasons[one.failure ?? 'internal']}${words.failedBody}`}
        action={
          <Button
            id="import-again"
            kind="primary"
            onPress={() => replace(routes.registerImport(communityId, { estate: one.estateId }))}
          >
            {words.again}
          </Button>
        }
      />
    </ImportFrame>
  )
}

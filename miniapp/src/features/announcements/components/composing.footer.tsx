import { Box } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import type { SavingState } from '../hooks/use-draft-saving.ts'
import type { useReachPreview } from '../hooks/use-reach-preview.ts'
import { composerTexts } from '../composer.texts.ts'
import styles from './composing.module.css'
import { ReachLine } from './reach.line.tsx'
import { SavingLine } from './saving.line.tsx'

interface ComposingFooterProps {
  step: number
  saving: SavingState
  isBlank: boolean
  preview: ReturnType<typeof useReachPreview>
  onNext: () => void
  onBack: () => void
  onPublish: () => void
}

/** At the thumb: where the text is kept, whom it reaches, and the one next thing to do. */
export function ComposingFooter({ step, saving, isBlank, preview, onNext, onBack, onPublish }: ComposingFooterProps) {
  const words = composerTexts.use()
  const people = preview.reach?.people
  return (
    <>
      {step === 0 ? <SavingLine state={saving} isBlank={isBlank} /> : <ReachLine preview={preview} />}
      <Box className={styles['actions']}>
        {step > 0 && (
          <Button id="compose-back" snug onPress={onBack}>
            {words.backStep}
          </Button>
        )}
        <Box className={styles['main']}>
          {step < 2 ? (
            <Button id="compose-next" kind="primary" onPress={onNext}>
              {step === 0 ? words.toAudience : words.toReview}
            </Button>
          ) : (
            <Button
              id="compose-publish"
              kind="primary"
              disabled={preview.reach === undefined || preview.error !== null || saving === 'conflict'}
              onPress={onPublish}
            >
              {people === undefined ? words.publish : words.publishTo(people)}
            </Button>
          )}
        </Box>
      </Box>
    </>
  )
}

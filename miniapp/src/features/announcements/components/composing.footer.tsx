import { Box, Txt } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { SavingLine } from '../../../ui/saving.line.tsx'
import { isBlank } from '../composer.draft.ts'
import { composerTexts } from '../composer.texts.ts'
import type { Composing } from '../hooks/use-composing.ts'
import styles from './composing.module.css'
import { ReachLine } from './reach.line.tsx'

/** At the thumb: where the text is kept, whom it reaches, and the one next thing to do. */
export function ComposingFooter({ composing, onPublish }: { composing: Composing; onPublish: () => void }) {
  const words = composerTexts.use()
  const { step, saving, draft, preview, attaching, isTimeMissing, goOn, goBack } = composing
  const people = preview.reach?.people
  const isLater = draft.publishAt !== null
  const plain = isLater ? words.schedule : words.publish
  const label = people === undefined ? plain : (isLater ? words.scheduleTo : words.publishTo)(people)
  return (
    <>
      {step === 0 ? (
        <SavingLine words={words.saving} state={isBlank(draft) ? 'blank' : saving.state} />
      ) : (
        <ReachLine preview={preview} />
      )}
      {step === 2 && attaching.isBusy && <Txt className={styles['caption']}>{words.filesBusy}</Txt>}
      <Box className={styles['actions']}>
        {step > 0 && (
          <Button id="compose-back" snug onPress={goBack}>
            {words.backStep}
          </Button>
        )}
        <Box className={styles['main']}>
          {step < 2 ? (
            <Button id="compose-next" kind="primary" onPress={goOn}>
              {step === 0 ? words.toAudience : words.toReview}
            </Button>
          ) : (
            <Button
              id="compose-publish"
              kind="primary"
              disabled={
                preview.reach === undefined ||
                preview.error !== null ||
                saving.state === 'conflict' ||
                attaching.isBusy ||
                isTimeMissing
              }
              onPress={onPublish}
            >
              {label}
            </Button>
          )}
        </Box>
      </Box>
    </>
  )
}

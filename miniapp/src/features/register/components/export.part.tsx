import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import type { Export } from '../hooks/use-export.ts'
import { registerTexts } from '../register.texts.ts'

/** How the export stands, and the way to begin one. */
export function ExportPart({ state, onAsk }: { state: Export; onAsk: () => void }) {
  const words = registerTexts.use()
  const isMaking = state.status === 'making' || state.isTaking
  return (
    <Stack tight>
      {state.isTaken && (
        <Banner id="export-taken" tone="good">
          {words.exportTaken}
        </Banner>
      )}
      {state.status === 'expired' && <Banner tone="warn">{words.exportExpired}</Banner>}
      {state.takeError !== null && (
        <Banner
          tone="danger"
          action={
            <Button id="export-take" snug kind="quiet" onPress={state.takeAgain}>
              {words.takeAgain}
            </Button>
          }
        >
          {messageOf(state.takeError)}
        </Banner>
      )}
      <Button id="register-export" icon="leave" busy={isMaking} onPress={onAsk}>
        {isMaking ? words.exportMaking : words.export}
      </Button>
    </Stack>
  )
}

/** Asks why the register leaves the house. */
export function ExportSheet({ state, onClose }: { state: Export; onClose: () => void }) {
  const words = registerTexts.use()
  return (
    <ReasonSheet
      id="export-sheet"
      title={words.exportTitle}
      body={words.exportBody}
      label={words.reason}
      hint={words.reasonHint}
      action={words.exportAction}
      busy={state.isStarting}
      error={state.startError}
      onConfirm={state.start}
      onClose={onClose}
    />
  )
}

import { useState } from 'react'
import { register } from '@liren/shared/register'
import { isWorking } from '../hooks/use-import.ts'
import { messageOf } from '../../../lib/messages.ts'
import { routes } from '../../../lib/routes.ts'
import { Box } from '../../../platform/elements.tsx'
import type { PickedFile } from '../../../platform/files.types.ts'
import { open, replace } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { SheetDrop } from '../../../ui/sheet.drop.tsx'
import { uiTexts } from '../../../ui/ui.texts.ts'
import { useImports } from '../hooks/use-register.ts'
import { useUpload } from '../hooks/use-upload.ts'
import { importTexts } from '../import.texts.ts'
import { EstateChips } from './estate.chips.tsx'
import { ImportFrame } from './import.frame.tsx'
import styles from './import.module.css'

interface ChooseStepProps {
  communityId: string
  estates: readonly { id: string; name: string }[]
  estateId: string
}

const mostBytes = register.upload.upload?.maxBytes ?? 0

/** Which estate, which file; sending it, with a way to stop. */
export function ChooseStep({ communityId, estates, estateId }: ChooseStepProps) {
  const words = importTexts.use()
  const again = uiTexts.use().retry
  const [chosenId, setChosenId] = useState(estateId)
  const [file, setFile] = useState<PickedFile | null>(null)
  const sending = useUpload(communityId)
  const isTooLarge = file !== null && file.size > mostBytes
  const send = (picked: PickedFile) => {
    setFile(picked)
    if (picked.size > mostBytes) return
    sending.send(
      { estateId: chosenId, file: picked },
      { onSuccess: ({ id }) => replace(routes.registerImport(communityId, { id })) },
    )
  }
  return (
    <ImportFrame step={0}>
      <Box className={styles['narrow']}>
        <Stack>
          <OpenImports communityId={communityId} />
          {estates.length > 1 && (
            <LongField label={words.estate}>
              <EstateChips label={words.estate} estates={estates} chosenId={chosenId} onChange={setChosenId} />
            </LongField>
          )}
          {isTooLarge && (
            <Banner id="import-too-large" tone="danger">
              {words.tooLarge}
            </Banner>
          )}
          {sending.error !== null && (
            <Banner
              id="import-send-failed"
              tone="danger"
              action={
                file && (
                  <Button id="import-send-again" snug kind="quiet" onPress={() => send(file)}>
                    {again}
                  </Button>
                )
              }
            >
              {messageOf(sending.error)}
            </Banner>
          )}
          {sending.isSending && file ? (
            <Card>
              <Stack>
                <Progress id="import-sending" words={words.sending(file.name)} percent={sending.percent} />
                <Button id="import-stop" kind="quiet" onPress={sending.stop}>
                  {words.stop}
                </Button>
              </Stack>
            </Card>
          ) : (
            <SheetDrop id="import-file" words={words} onPick={send} />
          )}
          <Box as="p" className={styles['note']}>
            {words.keepAsIs}
          </Box>
        </Stack>
      </Box>
    </ImportFrame>
  )
}

/** Imports that wait to be gone on with. */
function OpenImports({ communityId }: { communityId: string }) {
  const words = importTexts.use()
  const imports = useImports(communityId)
  const waiting = (imports.data?.pages[0]?.items ?? []).filter(
    ({ status }) => isWorking(status) || status === 'mapping' || status === 'checked',
  )
  return waiting.map((one) => (
    <Banner
      key={one.id}
      tone="info"
      action={
        <Button
          id={`import-go-on-${one.id}`}
          snug
          kind="quiet"
          onPress={() => open(routes.registerImport(communityId, { id: one.id }))}
        >
          {words.goOn}
        </Button>
      }
    >
      {words.openOne(one.fileName)}
    </Banner>
  ))
}

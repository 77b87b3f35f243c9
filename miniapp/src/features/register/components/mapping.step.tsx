import { useState } from 'react'
import type { RegisterImport } from '@liren/shared/register'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Section, Stack } from '../../../ui/card.tsx'
import { useImportSteps } from '../hooks/use-import.ts'
import { importTexts } from '../import.texts.ts'
import { draftOf, mappingDraft, mappingFault, mappingOf, type SheetDraft } from '../mapping.draft.ts'
import { CancelPart, ImportFrame } from './import.frame.tsx'
import styles from './import.module.css'
import { SheetMapping } from './sheet.mapping.tsx'

interface MappingStepProps {
  communityId: string
  one: RegisterImport
  /** Checking has begun: nothing is left to do here. */
  onChecked: () => void
}

/** What every column means, as guessed from the headings and put right by hand. */
export function MappingStep({ communityId, one, onChecked }: MappingStepProps) {
  const words = importTexts.use()
  const [draft, setDraft, { done }] = useFormDraft(mappingDraft, `mapping.${one.id}`, draftOf(one.sheets, one.mapping))
  const [wasTried, setTried] = useState(false)
  const { checking } = useImportSteps(communityId, one)
  const fault = mappingFault(draft)
  const change = (sheet: SheetDraft) => setDraft(draft.map((other) => (other.sheet === sheet.sheet ? sheet : other)))
  const check = () => {
    setTried(true)
    const mapping = mappingOf(draft)
    if (fault !== null || mapping === null) return
    checking.mutate(
      { mapping, skippedRows: one.skippedRows },
      {
        onSuccess: () => {
          done()
          onChecked()
        },
      },
    )
  }
  return (
    <ImportFrame
      step={1}
      footer={
        <>
          <CancelPart communityId={communityId} one={one} />
          <Button id="mapping-check" kind="primary" busy={checking.isPending} onPress={check}>
            {words.mapping.check}
          </Button>
        </>
      }
    >
      <Section title={words.mapping.title}>
        <Stack>
          <Box as="p" className={styles['note']}>
            {words.mapping.body}
          </Box>
          {wasTried && fault !== null && (
            <Banner id="mapping-fault" tone="danger">
              {words.mapping.faults[fault]}
            </Banner>
          )}
          {checking.error && <Banner tone="danger">{messageOf(checking.error)}</Banner>}
          {one.sheets.map((sheet, index) => {
            const drawn = draft.find((other) => other.sheet === sheet.name)
            return (
              drawn && <SheetMapping key={sheet.name} index={index} sheet={sheet} draft={drawn} onChange={change} />
            )
          })}
        </Stack>
      </Section>
    </ImportFrame>
  )
}

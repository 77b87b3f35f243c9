import { useState } from 'react'
import type { Announcement } from '@liren/shared/announcements'
import type { HeldRole } from '@liren/shared/roles'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { Stations } from '../../../ui/stations.tsx'
import { composerTexts } from '../composer.texts.ts'
import { useComposing, type Composing as ComposingState } from '../hooks/use-composing.ts'
import { AudienceStep } from './audience.step.tsx'
import { ComposingBanners } from './composing.banners.tsx'
import { ComposingFooter } from './composing.footer.tsx'
import styles from './composing.module.css'
import { ComposingSheets, type ComposingSheet } from './composing.sheets.tsx'
import { DraftPreview } from './draft.preview.tsx'
import { WritingStep } from './writing.step.tsx'

interface ComposingProps {
  communityId: string
  one: Announcement | null
  signatures: readonly HeldRole[]
  nickname: string
}

/** The three steps of a notice; at a desk with the finished look beside them. */
export function Composing({ communityId, one, signatures, nickname }: ComposingProps) {
  const words = composerTexts.use()
  const composing = useComposing(communityId, one, signatures)
  const [sheet, setSheet] = useState<ComposingSheet>(null)
  const { draft, step, signed, preview } = composing
  const look = { draft, signed, nickname, labels: preview.reach?.labels ?? [] }
  return (
    <Screen
      id="compose"
      title={words.title}
      wide
      footer={<ComposingFooter composing={composing} onPublish={() => setSheet('publish')} />}
      sheets={<ComposingSheets composing={composing} sheet={sheet} onClose={() => setSheet(null)} />}
    >
      <Box className={styles['panes']}>
        <Box className={styles['work']}>
          <Stack>
            <Stations label={words.stepsLabel} names={words.steps} present={step} />
            <ComposingBanners composing={composing} onConflict={() => setSheet('conflict')} />
            <Step composing={composing} />
            {step === 2 && (
              <Box className={styles['review']}>
                <Txt className={styles['caption']}>{words.looksLike}</Txt>
                <DraftPreview id="draft-preview" {...look} />
              </Box>
            )}
            {step === 0 && draft.server && (
              <Button id="discard-draft" kind="quiet" icon="trash" onPress={() => setSheet('discard')}>
                {words.discard}
              </Button>
            )}
          </Stack>
        </Box>
        {step < 2 && (
          <Box as="aside" className={styles['beside']} label={words.looksLike}>
            <Txt className={styles['caption']}>{words.looksLike}</Txt>
            <DraftPreview id="draft-preview-beside" {...look} />
          </Box>
        )}
      </Box>
    </Screen>
  )
}

function Step({ composing }: { composing: ComposingState }) {
  const { communityId, draft, change, signatures, step, faults, isAudienceMissing } = composing
  if (step === 0) return <WritingStep draft={draft} change={change} faults={faults} />
  if (step === 2) return null
  return (
    <AudienceStep
      communityId={communityId}
      draft={draft}
      change={change}
      signatures={signatures}
      isMissing={isAudienceMissing}
    />
  )
}

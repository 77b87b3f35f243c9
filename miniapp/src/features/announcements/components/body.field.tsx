import { LongField } from '../../../ui/long.field.tsx'
import type { EditorBlock } from '../composer.blocks.ts'
import { composerTexts } from '../composer.texts.ts'
import { BlockEditor } from './block.editor.tsx'

interface BodyFieldProps {
  communityId: string
  blocks: readonly EditorBlock[]
  onChange: (blocks: EditorBlock[]) => void
  invalid: boolean
}

/** The text of a notice, under its name. */
export function BodyField({ communityId, blocks, onChange, invalid }: BodyFieldProps) {
  const words = composerTexts.use()
  return (
    <LongField
      label={words.body}
      hint={blocks.some((block) => block.text.includes('**')) ? words.boldHint : undefined}
      fault={invalid ? words.bodyFault : undefined}
    >
      <BlockEditor communityId={communityId} blocks={blocks} onChange={onChange} invalid={invalid} />
    </LongField>
  )
}

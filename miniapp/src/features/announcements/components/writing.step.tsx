import { LongField } from '../../../ui/long.field.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import type { LocalDraft, WritingFault } from '../composer.draft.ts'
import { composerTexts } from '../composer.texts.ts'
import { BlockEditor } from './block.editor.tsx'

interface WritingStepProps {
  draft: LocalDraft
  change: (part: Partial<LocalDraft>) => void
  faults: readonly WritingFault[]
}

/** What the notice says. */
export function WritingStep({ draft, change, faults }: WritingStepProps) {
  const words = composerTexts.use()
  return (
    <Stack>
      <Field
        for="compose-title"
        label={words.heading}
        fault={faults.includes('title') ? words.headingFault : undefined}
      >
        <TextInput
          id="compose-title"
          value={draft.title}
          onInput={(title) => change({ title })}
          placeholder={words.headingPlaceholder}
          maxLength={60}
          label={words.heading}
          invalid={faults.includes('title')}
          describedBy={noteOf('compose-title')}
        />
      </Field>
      <LongField
        label={words.body}
        hint={draft.blocks.some((block) => block.text.includes('**')) ? words.boldHint : undefined}
        fault={faults.includes('body') ? words.bodyFault : undefined}
      >
        <BlockEditor
          blocks={draft.blocks}
          onChange={(blocks) => change({ blocks })}
          invalid={faults.includes('body')}
        />
      </LongField>
    </Stack>
  )
}

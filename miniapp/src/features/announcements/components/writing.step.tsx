import type { PublishingRole } from '@liren/shared/announcements'
import { Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { kindsHeld, signing } from '../signing.draft.ts'
import { composerTexts } from '../composer.texts.ts'
import type { Composing } from '../hooks/use-composing.ts'
import { AttachmentsField } from './attachments.field.tsx'
import { BodyField } from './body.field.tsx'
import { MatterFields } from './matter.fields.tsx'

/** What it is, and what it says. */
export function WritingStep({ composing }: { composing: Composing }) {
  const words = composerTexts.use()
  const { communityId, draft, change, faults, signatures, signed, attaching } = composing
  /** A kind that the role in hand may not write is signed with one that may. */
  const changeMatter = (matter: typeof draft.matter) => {
    const mayWrite = (held: PublishingRole) => held.kinds.includes(matter.kind)
    const held = signed && mayWrite(signed) ? undefined : signatures.find(mayWrite)
    change(held ? { ...signing({ ...draft, matter }, held, communityId) } : { matter })
  }
  return (
    <Stack>
      <MatterFields
        kinds={kindsHeld(signatures)}
        topics={signed?.topics ?? []}
        form={draft.matter}
        onChange={changeMatter}
        isFaulty={faults.includes('matter')}
      />
      <Field
        for="compose-title"
        label={words.heading}
        fault={faults.includes('title') ? words.headingFault : undefined}
      >
        <LongInput
          id="compose-title"
          oneLine
          rows={1}
          value={draft.title}
          onInput={(title) => change({ title })}
          placeholder={words.headingPlaceholder}
          maxLength={60}
          label={words.heading}
          invalid={faults.includes('title')}
          describedBy={noteOf('compose-title')}
        />
      </Field>
      <BodyField
        communityId={communityId}
        blocks={draft.blocks}
        onChange={(blocks) => change({ blocks })}
        invalid={faults.includes('body')}
      />
      <AttachmentsField
        source={{ communityId, announcementId: draft.server?.id ?? '', isPublic: false }}
        files={draft.files}
        onChange={(files) => change({ files })}
        attaching={attaching}
      />
    </Stack>
  )
}

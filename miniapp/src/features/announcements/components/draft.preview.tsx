import type { HeldRole } from '@liren/shared/roles'
import { names } from '../../../lib/names.ts'
import { Txt } from '../../../platform/elements.tsx'
import { Card } from '../../../ui/card.tsx'
import { toStructured } from '../composer.blocks.ts'
import type { LocalDraft } from '../composer.draft.ts'
import { composerTexts } from '../composer.texts.ts'
import { NoticeView } from './notice.view.tsx'

interface DraftPreviewProps {
  id: string
  draft: LocalDraft
  signed: HeldRole | undefined
  nickname: string
  labels: readonly string[]
}

/** The draft as neighbours will see it. */
export function DraftPreview({ id, draft, signed, nickname, labels }: DraftPreviewProps) {
  const words = composerTexts.use()
  const roleNames = names.use().role
  return (
    <Card id={id}>
      <NoticeView
        title={draft.title.trim() || words.heading}
        blocks={toStructured(draft.blocks)}
        author={signed ? `${signed.scopeLabel} ${roleNames[signed.role]} ${nickname}` : nickname}
        when={<Txt>{words.now}</Txt>}
        labels={labels}
      />
    </Card>
  )
}

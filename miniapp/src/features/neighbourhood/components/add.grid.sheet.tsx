import { useState } from 'react'
import type { Tree } from '@liren/shared/neighbourhood'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { gridsTexts } from '../grids.texts.ts'
import { useSaveGrid } from '../hooks/use-editing.ts'
import { GridFields, gridForm, gridOf } from './grid.fields.tsx'

interface AddGridSheetProps {
  communityId: string
  tree: Tree
  onClose: () => void
}

/** Makes a grid of buildings. */
export function AddGridSheet({ communityId, tree, onClose }: AddGridSheetProps) {
  const words = gridsTexts.use()
  const [form, setForm, draft] = useFormDraft(gridForm, 'grid.new', { name: '', buildingIds: [] })
  const saving = useSaveGrid(communityId, null)
  const [wasTried, setTried] = useState(false)
  const save = () => {
    setTried(true)
    const content = gridOf(form)
    if (!content) return
    saving.mutate(content, {
      onSuccess: () => {
        draft.done()
        onClose()
      },
    })
  }
  return (
    <Sheet
      id="grid-sheet"
      title={words.add}
      onClose={onClose}
      footer={
        <Button id="grid-save" kind="primary" busy={saving.isPending} onPress={save}>
          {words.save}
        </Button>
      }
    >
      <Stack>
        {saving.error && <Banner tone="danger">{messageOf(saving.error)}</Banner>}
        <GridFields tree={tree} gridId={null} form={form} onChange={setForm} wasTried={wasTried} />
      </Stack>
    </Sheet>
  )
}

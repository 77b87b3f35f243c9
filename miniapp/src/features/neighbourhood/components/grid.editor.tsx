import { useState } from 'react'
import type { Place } from '@liren/shared/neighbourhood.editing'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { QueryView } from '../../../ui/query.view.tsx'
import { useSaveGrid } from '../hooks/use-editing.ts'
import { useTree } from '../hooks/use-tree.ts'
import { GridFields, gridForm, gridOf } from './grid.fields.tsx'
import { PlaceFrame } from './place.frame.tsx'

/** A grid: its name and its buildings. */
export function GridEditor({ communityId, place }: { communityId: string; place: Place }) {
  const tree = useTree(communityId)
  const initial = { name: place.name, buildingIds: (place.buildings ?? []).map(({ id }) => id) }
  const [form, setForm, draft] = useFormDraft(gridForm, `grid.${place.id}`, initial)
  const saving = useSaveGrid(communityId, place)
  const [wasTried, setTried] = useState(false)
  const save = () => {
    setTried(true)
    const content = gridOf(form)
    if (content) saving.mutate(content)
  }
  return (
    <PlaceFrame
      communityId={communityId}
      place={place}
      saving={{ ...saving, isChanged: draft.isChanged, save }}
      form={
        <QueryView query={tree}>
          {(data) => <GridFields tree={data} gridId={place.id} form={form} onChange={setForm} wasTried={wasTried} />}
        </QueryView>
      }
    />
  )
}

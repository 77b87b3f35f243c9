import { useState } from 'react'
import type { Place } from '@liren/shared/neighbourhood.editing'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { useEditPlace } from '../hooks/use-editing.ts'
import { AddSheet, type AddedKind } from './add.sheet.tsx'
import { Inside } from './inside.tsx'
import { NamedFields, namedForm, namedOf } from './named.fields.tsx'
import { PlaceFrame } from './place.frame.tsx'

interface NamedEditorProps {
  communityId: string
  place: Place
}

const below: Partial<Record<Place['kind'], Exclude<AddedKind, 'estate'>>> = {
  estate: 'building',
  building: 'entrance',
  entrance: 'unit',
}
const mostLetters: Partial<Record<Place['kind'], number>> = { estate: 40 }

/** An estate, a building or an entrance: its name, its place in the order, and what is inside. */
export function NamedEditor({ communityId, place }: NamedEditorProps) {
  const initial = { name: place.name, ordinal: String(place.ordinal ?? 0) }
  const [form, setForm, draft] = useFormDraft(namedForm, `place.${place.id}`, initial)
  const editing = useEditPlace(communityId, place.id)
  const [wasTried, setTried] = useState(false)
  const [isAdding, setAdding] = useState(false)
  const named = namedOf(form)
  const save = () => {
    setTried(true)
    if (named) editing.mutate({ ...named, version: place.version })
  }
  const child = below[place.kind]
  return (
    <PlaceFrame
      communityId={communityId}
      place={place}
      saving={{ ...editing, isChanged: draft.isChanged, save }}
      form={
        <NamedFields
          id="place"
          form={form}
          onChange={setForm}
          isFaulty={wasTried && named === null}
          most={mostLetters[place.kind] ?? 20}
        />
      }
      sheets={
        isAdding &&
        child && <AddSheet communityId={communityId} kind={child} below={place.id} onClose={() => setAdding(false)} />
      }
    >
      {child && <Inside communityId={communityId} place={place} child={child} onAdd={() => setAdding(true)} />}
    </PlaceFrame>
  )
}

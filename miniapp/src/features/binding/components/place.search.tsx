import { useState } from 'react'
import type { PlaceFound } from '@liren/shared/binding.views'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { uiTexts } from '../../../ui/ui.texts.ts'
import { usePlaces } from '../hooks/use-places.ts'
import { requestTexts } from '../request.texts.ts'

interface PlaceSearchProps {
  fault?: string | undefined
  onChoose: (place: PlaceFound) => void
}

/** Finds an estate by its name or its community's. */
export function PlaceSearch({ fault, onChoose }: PlaceSearchProps) {
  const words = requestTexts.use()
  const [text, setText] = useState('')
  return (
    <Stack>
      <Field for="place-search" label={words.search} fault={fault}>
        <TextInput
          id="place-search"
          value={text}
          onInput={setText}
          placeholder={words.searchPlaceholder}
          maxLength={40}
          autoComplete="off"
          label={words.search}
          invalid={fault !== undefined}
        />
      </Field>
      {text.trim() !== '' && <Found text={text} onChoose={onChoose} />}
    </Stack>
  )
}

function Found({ text, onChoose }: { text: string; onChoose: (place: PlaceFound) => void }) {
  const words = requestTexts.use()
  const { retry } = uiTexts.use()
  const places = usePlaces(text)
  if (places.error) {
    return (
      <Banner
        tone="danger"
        action={
          <Button id="place-search-again" snug kind="quiet" onPress={() => void places.refetch()}>
            {retry}
          </Button>
        }
      >
        {messageOf(places.error)}
      </Banner>
    )
  }
  if (!places.data) return <Skeleton cards={1} />
  if (places.data.length === 0) {
    return (
      <Box as="p" role="status" id="place-search-none">
        {words.none}
      </Box>
    )
  }
  return (
    <Card flush>
      {places.data.map((place) => (
        <ListRow
          key={place.estateId}
          id={`place-${place.estateId}`}
          icon="building"
          title={place.estateName}
          note={place.community.name}
          onPress={() => onChoose(place)}
        />
      ))}
    </Card>
  )
}

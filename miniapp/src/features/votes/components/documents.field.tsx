import { useState } from 'react'
import type { VoteFile } from '@liren/shared/votes.files'
import { Box } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { FileNote, FilePickers, FileRow, FileRows, FileTool, SendingRow } from '../../../ui/file.rows.tsx'
import { fileRowsTexts } from '../../../ui/file.rows.texts.ts'
import { ListRow } from '../../../ui/list.row.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import type { InEstate } from '../documents.api.ts'
import { documentsTexts } from '../documents.texts.ts'
import { useEstateDocuments, type PlaceDocuments } from '../hooks/use-documents.ts'

interface DocumentsFieldProps extends PlaceDocuments {
  /** What the ids of its parts begin with, where a page has several. */
  id: string
  label?: string | undefined
}

/** Documents of a motion or a policy: chosen on this device or among those of the estate, sent, taken out. */
export function DocumentsField({ id, at, value, onChange, label, most, sending }: DocumentsFieldProps) {
  const words = documentsTexts.use()
  const rows = fileRowsTexts.use()
  const [isChoosing, setChoosing] = useState(false)
  const add = (file: VoteFile) => onChange([...value.filter((one) => one.id !== file.id), file].slice(0, most))
  return (
    <LongField label={label ?? words.label} hint={words.hint(most)}>
      {value.length + sending.queue.length > 0 && (
        <FileRows>
          {value.map((file, place) => (
            <FileRow
              key={file.id}
              id={`${id}-file-${place + 1}`}
              label={rows.rowOf(place + 1, file.name)}
              name={file.name}
              kind={file.kind}
              address={null}
              note={<FileNote>{rows.bytes(file.bytes)}</FileNote>}
              tools={
                <FileTool
                  id={`${id}-remove-${place + 1}`}
                  icon="trash"
                  label={rows.remove(file.name)}
                  onPress={() => onChange(value.filter((one) => one.id !== file.id))}
                />
              }
            />
          ))}
          {sending.queue.map((one) => (
            <SendingRow key={one.key} one={one} sending={sending} />
          ))}
        </FileRows>
      )}
      <FilePickers id={id} sending={sending} />
      {sending.left > 0 && (
        <Box>
          <Button id={`${id}-known`} kind="quiet" onPress={() => setChoosing(true)}>
            {words.known}
          </Button>
        </Box>
      )}
      {isChoosing && (
        <KnownSheet
          id={`${id}-known-sheet`}
          at={at}
          taken={value}
          onClose={() => setChoosing(false)}
          onPick={(file) => {
            add(file)
            setChoosing(false)
          }}
        />
      )}
    </LongField>
  )
}

interface KnownSheetProps {
  id: string
  at: InEstate
  taken: readonly VoteFile[]
  onPick: (file: VoteFile) => void
  onClose: () => void
}

/** Documents that the estate has already, to choose one. */
function KnownSheet({ id, at, taken, onPick, onClose }: KnownSheetProps) {
  const words = documentsTexts.use()
  const rows = fileRowsTexts.use()
  const known = useEstateDocuments(at, true)
  return (
    <Sheet id={id} title={words.knownTitle} onClose={onClose}>
      <QueryView query={known}>
        {({ items }) => {
          const free = items.filter((file) => !taken.some((one) => one.id === file.id))
          if (free.length === 0) return <FileNote>{words.knownEmpty}</FileNote>
          return (
            <>
              {free.map((file) => (
                <ListRow
                  key={file.id}
                  id={`known-${file.id}`}
                  icon={file.kind === 'pdf' ? 'file' : 'photo'}
                  title={file.name}
                  note={rows.bytes(file.bytes)}
                  onPress={() => onPick(file)}
                />
              ))}
            </>
          )
        }}
      </QueryView>
    </Sheet>
  )
}

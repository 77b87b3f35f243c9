import type { PicturePickerProps } from './files.types.ts'

const types = 'image/jpeg,image/png,image/webp'

/** An area to press that opens the album or the camera of the phone. */
export function PicturePicker({ id, className, label, most, onPick, children }: PicturePickerProps) {
  return (
    <label className={`html-file ${className ?? ''}`}>
      <input
        id={id}
        type="file"
        accept={types}
        multiple={most > 1}
        aria-label={label}
        onChange={({ target }) => {
          const chosen = [...(target.files ?? [])].slice(0, most)
          if (chosen.length > 0) onPick(chosen.map((file) => ({ name: file.name, size: file.size, source: file })))
          target.value = ''
        }}
      />
      {children}
    </label>
  )
}

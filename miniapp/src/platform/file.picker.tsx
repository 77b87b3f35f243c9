import type { FilePickerProps } from './files.types.ts'

/** An area to press, to reach by Tab, and to drop a file on: the browser's own control lies over all of it, unseen. */
export function FilePicker({ id, className, label, endings, onPick, describedBy, children }: FilePickerProps) {
  return (
    <label className={`html-file ${className ?? ''}`}>
      <input
        id={id}
        type="file"
        accept={endings.map((ending) => `.${ending}`).join(',')}
        aria-label={label}
        aria-describedby={describedBy}
        onChange={({ target }) => {
          const file = target.files?.[0]
          // The same file may be chosen again after it was mended.
          if (file) onPick({ name: file.name, size: file.size, source: file })
          target.value = ''
        }}
      />
      {children}
    </label>
  )
}

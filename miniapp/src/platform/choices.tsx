import type { SelectProps, WhenProps } from './choices.types.ts'

/** One of many, by the browser's own list: keyboard, search by letter and screen readers come with it. */
export function Select({ choices, onChange, label, describedBy, className, ...rest }: SelectProps) {
  return (
    <select
      {...rest}
      className={`html-typing ${className ?? ''}`}
      aria-label={label}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
    >
      {choices.map(({ value, text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  )
}

/** A day or a time of day, by the browser's own calendar and clock. */
export function When({ kind, onChange, label, describedBy, className, ...rest }: WhenProps) {
  return (
    <input
      {...rest}
      type={kind}
      className={`html-typing ${className ?? ''}`}
      aria-label={label}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
